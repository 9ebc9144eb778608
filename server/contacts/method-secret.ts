import { z } from 'zod';
import { pushKeysSchema } from '@/domain/notifications/contact-schemas';
import { channelSecretSchema } from '../notifications/channel-secret';
import { openSecret, sealSecret } from '../secrets/sealed-secret';

interface MethodOwner {
  userId: string;
  id: string;
}

/** What a contact method keeps to itself: as a channel, and the code while its owner has not entered it. */
const methodSecretSchema = channelSecretSchema.extend({
  push: pushKeysSchema.optional(),
  code: z.object({ digits: z.string(), untilMs: z.number() }).optional(),
});
export type MethodSecret = z.infer<typeof methodSecretSchema>;

const boundTo = ({ userId, id }: MethodOwner) => `user_contact_method/${userId}/${id}`;

export function sealMethodSecret(row: MethodOwner, secret: MethodSecret): Uint8Array<ArrayBuffer> {
  return sealSecret(JSON.stringify(secret), boundTo(row));
}

/** Null when CANDOR_SECRET is another one than when the secret was stored. */
export function openMethodSecret(row: MethodOwner, sealed: Uint8Array): MethodSecret | null {
  const text = openSecret(sealed, boundTo(row));
  return text === null ? null : methodSecretSchema.parse(JSON.parse(text));
}
