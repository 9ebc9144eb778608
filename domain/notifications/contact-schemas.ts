import { z } from 'zod';
import { timeZoneField } from '../time-range/clock-fields';
import { CONTACT_KINDS, CONTACT_MEANINGS, type ContactKind, WAIT_MINUTES } from './contact-method';
import { quietRulesSchema } from './quiet-hours';
import { deliverySchema } from './schemas';
import { urlComplaint } from './url-complaint';

/** A browser's public key and secret (RFC 8291): 65 and 16 bytes in base64url. */
export const pushKeysSchema = z.object({
  p256dh: z.string().regex(/^B[\w-]{86}$/, 'must be the 65 bytes of a public key in base64url'),
  auth: z.string().regex(/^[\w-]{22}$/, 'must be 16 bytes in base64url'),
});

export const addContactMethodSchema = z
  .object({
    kind: z.enum(CONTACT_KINDS),
    /** What the person calls it; the kind's name when left out. */
    name: z.string().trim().max(80).default(''),
    /** Of a browser: where its push service takes messages for it. */
    address: z.string().trim().max(2_048),
    /** Of a browser alone. */
    keys: pushKeysSchema.optional(),
  })
  .superRefine(({ kind, address, keys }, context) => {
    if (kind === 'push' && keys === undefined)
      context.addIssue({
        code: 'custom',
        path: ['keys'],
        message: 'must be those of the subscription',
      });
    const message = complaintOf(kind, address);
    if (message !== null) context.addIssue({ code: 'custom', path: ['address'], message });
  });
export type AddContactMethodInput = z.output<typeof addContactMethodSchema>;

function complaintOf(kind: ContactKind, address: string): string | null {
  const { address: example } = CONTACT_MEANINGS[kind];
  if (kind !== 'email') return urlComplaint(address, example);
  return z.email().max(254).safeParse(address).success
    ? null
    : `must be an address such as ${example}`;
}

/** Answered once: the signing secret of a webhook is shown no more. */
export const addedContactMethodSchema = z.object({
  id: z.string(),
  signingSecret: z.string().nullable(),
  /** False: a code was sent there, which is to be entered. */
  isVerified: z.boolean(),
});
export type AddedContactMethod = z.output<typeof addedContactMethodSchema>;

export const contactMethodParams = z.object({ methodId: z.uuid() });
export const enterCodeSchema = z.object({
  code: z
    .string()
    .transform((text) => text.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{8}$/, 'must be the eight digits that were sent')),
});
export const changeContactMethodSchema = z.object({
  /** After the method before it; 0: with it. Of the first it changes nothing: that is told at once. */
  waitMinutes: z.literal(WAIT_MINUTES, {
    error: `must be one of ${WAIT_MINUTES.join(', ')}`,
  }),
});
export type ChangeContactMethodInput = z.output<typeof changeContactMethodSchema>;
export const contactOrderSchema = z.object({
  /** All contact methods of the person, first the one that is told first. */
  ids: z.array(z.uuid()).max(50),
});

export const quietHoursSchema = z.object({ timeZone: timeZoneField, rules: quietRulesSchema });
export type QuietHoursInput = z.output<typeof quietHoursSchema>;

const listedContactMethodSchema = z.object({
  id: z.string(),
  kind: z.enum(CONTACT_KINDS),
  name: z.string(),
  /** The address of e-mail, or the host that is called: the rest of the address is a secret. */
  address: z.string(),
  /** Of a browser: the SHA-256 of where its push service takes messages, by which it knows itself. */
  device: z.string().nullable(),
  waitMinutes: z.number(),
  isVerified: z.boolean(),
  /** Why Candor has stopped sending to it; null while it has not. */
  disabledReason: z.string().nullable(),
  /** The last three, newest first. */
  deliveries: z.array(deliverySchema),
});
export type ListedContactMethod = z.output<typeof listedContactMethodSchema>;

export const contactListSchema = z.object({
  /** In the order in which they are told. */
  items: z.array(listedContactMethodSchema),
  /** Where the person is told while no method of theirs is in use. */
  accountEmail: z.string(),
  hasMailServer: z.boolean(),
  /** What a browser is subscribed with (VAPID, RFC 8292). */
  pushKey: z.string(),
  quiet: quietHoursSchema.nullable(),
});
export type ContactList = z.output<typeof contactListSchema>;
