import { z } from 'zod';
import { SEVERITIES } from '../alerting/severity';
import { CHANNEL_KINDS, CHANNEL_MEANINGS, PAGERDUTY_EVENTS } from './channel';
import { TRANSITIONS } from './notice';
import { urlComplaint } from './url-complaint';

const MOST_ADDRESSES = 10;

const nameField = z.string().trim().min(1, 'must not be empty').max(80);
const severityField = z.enum(SEVERITIES);

export const createChannelSchema = z
  .object({
    kind: z.enum(CHANNEL_KINDS),
    name: nameField,
    /** Where it goes: an address to post to, or e-mail addresses separated by commas. */
    address: z.string().trim().max(2_048).default(''),
    /** Of PagerDuty: the integration key of the service. */
    routingKey: z.string().trim().max(200).nullable().default(null),
    /** Nothing less bad than this is sent to it. */
    leastSeverity: severityField.default('info'),
  })
  .transform((input) => ({
    ...input,
    address: input.kind === 'pagerduty' && input.address === '' ? PAGERDUTY_EVENTS : input.address,
  }))
  .superRefine(({ kind, address, routingKey }, context) => {
    const message =
      kind === 'email'
        ? mailComplaint(address)
        : urlComplaint(address, CHANNEL_MEANINGS[kind].address);
    if (message !== null) context.addIssue({ code: 'custom', path: ['address'], message });
    if (kind === 'pagerduty' && !/^[a-zA-Z0-9]{20,64}$/.test(routingKey ?? ''))
      context.addIssue({
        code: 'custom',
        path: ['routingKey'],
        message: 'must be the integration key that PagerDuty shows: 32 letters and digits',
      });
  });
export type CreateChannelInput = z.output<typeof createChannelSchema>;

function mailComplaint(text: string): string | null {
  const addresses = text.split(',').map((one) => one.trim());
  if (addresses.length > MOST_ADDRESSES) return `must be at most ${MOST_ADDRESSES} addresses`;
  const wrong = addresses.find((one) => !z.email().safeParse(one).success);
  return wrong === undefined
    ? null
    : `must be e-mail addresses separated by commas; “${wrong.slice(0, 80)}” is none`;
}

export const changeChannelSchema = z.object({
  name: nameField.optional(),
  leastSeverity: severityField.optional(),
  /** False also lets a channel go on that was switched off because its receiver was gone. */
  isPaused: z.boolean().optional(),
});
export type ChangeChannelInput = z.output<typeof changeChannelSchema>;

export const channelIdParams = z.object({ channelId: z.uuid() });

export const deliverySchema = z.object({
  id: z.string(),
  at: z.string(),
  transition: z.enum(TRANSITIONS),
  subject: z.string(),
  status: z.enum(['scheduled', 'sending', 'delivered', 'suppressed', 'dead']),
  tries: z.number().int(),
  /** Why it was not sent, or not yet. */
  reason: z.string().nullable(),
  /** When it is tried next; null once it is settled. */
  nextAt: z.string().nullable(),
  settledAt: z.string().nullable(),
});
export type ListedDelivery = z.output<typeof deliverySchema>;

export const listedChannelSchema = z.object({
  id: z.string(),
  kind: z.enum(CHANNEL_KINDS),
  name: z.string(),
  /** E-mail addresses, or the host that is called: the rest of the address is a secret. */
  address: z.string(),
  leastSeverity: severityField,
  isPaused: z.boolean(),
  /** Why Candor has stopped sending to it; null while it has not. */
  disabledReason: z.string().nullable(),
  createdAt: z.string(),
  /** The last five, newest first. */
  deliveries: z.array(deliverySchema),
});
export type ListedChannel = z.output<typeof listedChannelSchema>;

/** `hasMailServer` is false where SMTP_HOST is not set, so that e-mail goes nowhere. */
export const channelListSchema = z.object({
  items: z.array(listedChannelSchema),
  hasMailServer: z.boolean(),
});

export type ChannelList = z.output<typeof channelListSchema>;

/** Answered once: the signing secret of a webhook is shown no more. */
export const createdChannelSchema = z.object({
  id: z.string(),
  signingSecret: z.string().nullable(),
});
export type CreatedChannel = z.output<typeof createdChannelSchema>;

export const renewedSecretSchema = z.object({ signingSecret: z.string() });
export type RenewedSecret = z.output<typeof renewedSecretSchema>;
