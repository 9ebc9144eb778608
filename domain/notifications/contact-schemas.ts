import { z } from 'zod';
import { timeZoneField } from '../time-range/clock-fields';
import { CONTACT_KINDS, CONTACT_MEANINGS, type ContactKind } from './contact-method';
import { quietRulesSchema } from './quiet-hours';
import { deliverySchema } from './schemas';
import { urlComplaint } from './url-complaint';

export const addContactMethodSchema = z
  .object({
    kind: z.enum(CONTACT_KINDS),
    /** What the person calls it; the kind's name when left out. */
    name: z.string().trim().max(80).default(''),
    address: z.string().trim().max(2_048),
  })
  .superRefine(({ kind, address }, context) => {
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
  quiet: quietHoursSchema.nullable(),
});
export type ContactList = z.output<typeof contactListSchema>;
