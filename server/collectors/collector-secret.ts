import { openSecret, sealSecret } from '../secrets/sealed-secret';

interface CollectorRow {
  projectId: string;
  id: string;
}

const boundTo = ({ projectId, id }: CollectorRow) => `collector/${projectId}/${id}`;

export function sealCollectorSecret(
  row: CollectorRow,
  secret: string | null,
): Uint8Array<ArrayBuffer> | null {
  return secret === null || secret === '' ? null : sealSecret(secret, boundTo(row));
}

/** Null when CANDOR_SECRET is another one than when the secret was stored. */
export function openCollectorSecret(row: CollectorRow, sealed: Uint8Array): string | null {
  return openSecret(sealed, boundTo(row));
}
