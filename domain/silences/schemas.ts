import { z } from 'zod';
import { absoluteTime } from '../time-range/absolute-time';
import { timeOfDayField, timeZoneField } from '../time-range/clock-fields';
import { matcherSchema } from './matchers';
import { WEEKDAYS } from './windows';

const DAY_MINUTES = 1_440;
/** A silence that is longer is a rule that wants to be changed. */
export const MOST_SILENCE_DAYS = 30;
export const MOST_SERIES_DAYS = 366;

export const SILENCE_KINDS = ['silence', 'maintenance'] as const;

export const recurrenceSchema = z.object({
  timeZone: timeZoneField,
  days: z
    .array(z.enum(WEEKDAYS, `must be among ${WEEKDAYS.join(', ')}`))
    .min(1, 'needs a day')
    .max(7),
  from: timeOfDayField,
  /** Of the day after, where it is not later than “from”. */
  to: timeOfDayField,
});

const matchersField = z
  .array(matcherSchema)
  .min(1, 'needs a matcher; severity =~ ".*" is for everything')
  .max(20);

const minutesField = z
  .number()
  .positive()
  .max(MOST_SERIES_DAYS * DAY_MINUTES, `must be at most ${MOST_SERIES_DAYS} days`);

const reasonField = z.string('must say why').trim().min(1, 'must say why').max(500);

/** Whom a silence belongs to. */
const ownerSchema = z.union(
  [
    z.object({ team: z.string().trim().min(1, 'must not be empty').max(80) }),
    z.object({ person: z.uuid('must be the id of a member') }),
  ],
  'must be {"team": "payments"} or {"person": "<id of a member>"}',
);

export const silenceSchema = z
  .object({
    kind: z.enum(SILENCE_KINDS, 'must be silence or maintenance').default('silence'),
    matchers: matchersField,
    reason: reasonField,
    /** A member who leaves it out owns it. */
    owner: ownerSchema.optional(),
    /** Now, when left out. */
    startsAt: absoluteTime.optional(),
    endsAt: absoluteTime.optional(),
    /** Instead of an end: so long from its start on. */
    minutes: minutesField.optional(),
    recurrence: recurrenceSchema.nullable().default(null),
  })
  .refine((body) => (body.endsAt === undefined) !== (body.minutes === undefined), {
    error: 'needs an end: either "endsAt" or "minutes"',
    path: ['endsAt'],
  });
export type SilenceInput = z.output<typeof silenceSchema>;

/** Another end, or other words. Whatever else is wrong with a silence: end it, and make another. */
export const silencePatchSchema = z
  .object({
    endsAt: absoluteTime.optional(),
    /** Instead of an end: so long from now on. */
    minutes: minutesField.optional(),
    reason: reasonField.optional(),
  })
  .refine(({ endsAt, minutes }) => endsAt === undefined || minutes === undefined, {
    error: 'takes either "endsAt" or "minutes"',
    path: ['endsAt'],
  });
export type SilencePatch = z.output<typeof silencePatchSchema>;

export const silenceMatchersSchema = z.object({ matchers: matchersField });

export const silenceIdParams = z.object({ id: z.uuid() });

export const silencesParams = z.object({
  state: z.enum(['open', 'over', 'all'], 'must be open, over or all').default('open'),
  limit: z.coerce.number().int().min(1).max(500).default(500),
  cursor: z.string().max(500).optional(),
});
export type SilencesParams = z.output<typeof silencesParams>;

const text = z.string().nullable();

export const silenceAnswerSchema = z.object({
  id: z.string(),
  kind: z.enum(SILENCE_KINDS),
  matchers: z.array(matcherSchema),
  reason: z.string(),
  owner: z.object({ team: text, person: text, name: z.string() }),
  startsAt: z.string(),
  /** Of one that recurs: the end of the series. */
  endsAt: z.string(),
  recurrence: recurrenceSchema.nullable(),
  state: z.enum(['active', 'waiting', 'over']),
  /** The time in which it holds, or will hold next; null when it is over. */
  window: z.object({ from: z.string(), to: z.string() }).nullable(),
  /** How many alerts are open that it matches. */
  matching: z.number(),
  createdBy: z.string(),
  createdAt: z.string(),
  endedBy: text,
});
export type SilenceAnswer = z.output<typeof silenceAnswerSchema>;

export const silenceListSchema = z.object({
  items: z.array(silenceAnswerSchema),
  /** Null at the end. */
  nextCursor: z.string().nullable(),
});
export type SilenceList = z.output<typeof silenceListSchema>;

const previewedAlertSchema = z.object({
  id: z.string(),
  summary: z.string(),
  severity: z.string(),
  service: text,
  state: z.string(),
  startedAt: z.string(),
});

/** What matchers match of what is open, and what they would have matched in the days before. */
export const silencePreviewSchema = z.object({
  days: z.number(),
  now: z.object({ count: z.number(), alerts: z.array(previewedAlertSchema) }),
  past: z.object({ count: z.number(), of: z.number(), alerts: z.array(previewedAlertSchema) }),
  /** Labels that alerts of these days have, with some of their values, for whoever writes a matcher. */
  labels: z.array(z.object({ label: z.string(), values: z.array(z.string()) })),
});
export type SilencePreview = z.output<typeof silencePreviewSchema>;
