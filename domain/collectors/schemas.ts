import { z } from 'zod';
import { COLLECTOR_KINDS, COLLECTOR_MEANINGS, type CollectorKind } from './collector';

const nameField = z.string().trim().min(1, 'must not be empty').max(80);
const label = z
  .string()
  .trim()
  .max(255)
  .nullable()
  .default(null)
  .transform((text) => text || null);
const secretField = z.string().max(4_096).nullable();
const everyField = z
  .number('must be a number of seconds')
  .int()
  .min(10, 'must be at least 10 seconds')
  .max(3_600, 'must be at most an hour');

/** Of BullMQ: what its keys in Redis begin with. */
const prefixField = z.string().trim().min(1, 'must not be empty').max(100).default('bull');

export const createCollectorSchema = z
  .object({
    kind: z.enum(COLLECTOR_KINDS),
    name: nameField,
    url: z.string().trim().max(2_048),
    username: label,
    /** A password; of a Prometheus page without a user name, a bearer token. */
    secret: secretField.default(null),
    service: label,
    environment: label,
    prefix: prefixField,
    everySeconds: everyField.default(30),
  })
  .superRefine(({ kind, url }, context) => {
    const message = complaintOf(kind, url);
    if (message !== null) context.addIssue({ code: 'custom', path: ['url'], message });
  });
export type CreateCollectorInput = z.output<typeof createCollectorSchema>;

function complaintOf(kind: CollectorKind, text: string): string | null {
  const { protocols, address } = COLLECTOR_MEANINGS[kind];
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return `must be an address such as ${address}`;
  }
  if (!protocols.includes(url.protocol) || url.hostname === '')
    return `must begin with ${protocols.map((one) => `${one}//`).join(' or ')}, as ${address} does`;
  if (url.username !== '' || url.password !== '')
    return 'must not hold a password: it has a field of its own, where it is kept encrypted';
  return url.hash === '' ? null : 'must not have a part after #';
}

/** Another address would be sent the stored password, so that wants another collector. */
export const changeCollectorSchema = z.object({
  name: nameField.optional(),
  everySeconds: everyField.optional(),
  isPaused: z.boolean().optional(),
  /** Null takes it away; left out, it stays. */
  secret: secretField.optional(),
});
export type ChangeCollectorInput = z.output<typeof changeCollectorSchema>;

export const collectorIdParams = z.object({ collectorId: z.uuid() });

export const listedCollectorSchema = z.object({
  id: z.string(),
  kind: z.enum(COLLECTOR_KINDS),
  name: z.string(),
  url: z.string(),
  username: z.string().nullable(),
  hasSecret: z.boolean(),
  service: z.string().nullable(),
  environment: z.string().nullable(),
  prefix: z.string(),
  everySeconds: z.number().int(),
  isPaused: z.boolean(),
  createdAt: z.string(),
  /** The last visit that went well, and what it found. */
  lastSuccessAt: z.string().nullable(),
  lastFound: z.string().nullable(),
  /** Of the last visit; null when that went well, or there was none. */
  lastError: z.string().nullable(),
  /** Since when every visit has failed. */
  failingSince: z.string().nullable(),
});
export type ListedCollector = z.output<typeof listedCollectorSchema>;
export const collectorListSchema = z.object({ items: z.array(listedCollectorSchema) });
export const createdCollectorSchema = z.object({ id: z.string() });

export const collectorOutcomeSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), found: z.string() }),
  z.object({ ok: z.literal(false), message: z.string(), hint: z.string() }),
]);
