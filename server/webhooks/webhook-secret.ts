import { randomBytes } from 'node:crypto';
import { openSecret, sealSecret } from '../secrets/sealed-secret';

interface EndpointRow {
  projectId: string;
  id: string;
}

const boundTo = ({ projectId, id }: EndpointRow) => `webhook_endpoint/${projectId}/${id}`;

/** A new secret in the form that Standard Webhooks gives them, which GitLab's signing tokens need; others take any text. */
export function makeWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

export function sealWebhookSecret(row: EndpointRow, secret: string): Uint8Array<ArrayBuffer> {
  return sealSecret(secret, boundTo(row));
}

/** Null when CANDOR_SECRET is another one than when the secret was made. */
export function openWebhookSecret(row: EndpointRow & { secret: Uint8Array }): string | null {
  return openSecret(row.secret, boundTo(row));
}
