import { z } from 'zod';
import { openSecret, sealSecret } from '../secrets/sealed-secret';

interface ChannelRow {
  projectId: string;
  id: string;
}

/** What a channel keeps to itself: the address where whoever knows it may post, keys, and the signing secret before. */
export const channelSecretSchema = z.object({
  url: z.string().optional(),
  routingKey: z.string().optional(),
  signingSecret: z.string().optional(),
  /** The one before, which receivers may still check with until then (epoch ms). */
  previous: z.object({ signingSecret: z.string(), untilMs: z.number() }).optional(),
});
export type ChannelSecret = z.infer<typeof channelSecretSchema>;

const boundTo = ({ projectId, id }: ChannelRow) => `notification_channel/${projectId}/${id}`;

export function sealChannelSecret(row: ChannelRow, secret: ChannelSecret): Uint8Array<ArrayBuffer> {
  return sealSecret(JSON.stringify(secret), boundTo(row));
}

/** Null when CANDOR_SECRET is another one than when the secret was stored. */
export function openChannelSecret(row: ChannelRow, sealed: Uint8Array): ChannelSecret | null {
  const text = openSecret(sealed, boundTo(row));
  return text === null ? null : channelSecretSchema.parse(JSON.parse(text));
}
