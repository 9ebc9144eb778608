import { z } from 'zod';
import { CHANNEL_KINDS } from '../notifications/channel';
import { timeOfDayField, timeZoneField } from '../time-range/clock-fields';

const DAY_MS = 86_400_000;
const nameField = z.string().trim().min(1, 'must not be empty').max(80);
const dateField = z.iso.date('must be a date such as 2026-11-23');

export const layerSchema = z.object({
  name: nameField,
  /** Ids of members of the project, in the order of their turns. */
  people: z.array(z.uuid('must be the id of a member')).min(1, 'needs somebody').max(50),
  rotation: z.enum(['daily', 'weekly']),
  /** How many days or weeks a turn lasts. */
  every: z.number().int().min(1).max(30).default(1),
  /** The date of the first turn, in the schedule's zone. */
  startsOn: dateField,
  handOffAt: timeOfDayField.default('09:00'),
  /** Only between these times of the day; null: all day. */
  hours: z.object({ from: timeOfDayField, to: timeOfDayField }).nullable().default(null),
});

export const scheduleInputSchema = z.object({
  name: nameField,
  timeZone: timeZoneField,
  /** The last layer that has somebody on call at a moment counts. */
  layers: z.array(layerSchema).min(1, 'needs a layer').max(10),
});
export type ScheduleInput = z.output<typeof scheduleInputSchema>;

export const overrideInputSchema = z
  .object({
    person: z.uuid('must be the id of a member'),
    from: z.iso.datetime({ offset: true, error: 'must be a time such as 2026-11-25T18:00:00Z' }),
    to: z.iso.datetime({ offset: true, error: 'must be a time such as 2026-11-26T09:00:00Z' }),
  })
  .superRefine(({ from, to }, context) => {
    const length = Date.parse(to) - Date.parse(from);
    const message =
      length <= 0 ? 'must be after “from”' : length > 60 * DAY_MS ? 'must be within 60 days' : null;
    if (message !== null) context.addIssue({ code: 'custom', path: ['to'], message });
  });
export type OverrideInput = z.output<typeof overrideInputSchema>;

const targetSchema = z.object({
  /** Whoever is on call by a schedule, a person whether on call or not, or a channel. */
  kind: z.enum(['schedule', 'person', 'channel']),
  id: z.uuid(),
});
export type PolicyTarget = z.output<typeof targetSchema>;

const stepSchema = z.object({
  /** After the step before; of the first, after the alert has fired. */
  afterMinutes: z.number().int().min(0).max(1_440),
  targets: z.array(targetSchema).max(20),
});

export const policyInputSchema = z.object({
  name: nameField,
  /** The team whose rules and services it is for; null: for all that no other policy is for. */
  team: z
    .string()
    .trim()
    .max(80)
    .nullable()
    .default(null)
    .transform((text) => text || null),
  steps: z.array(stepSchema).min(1, 'needs a step').max(10),
  /** How often it begins anew when nobody acknowledges. */
  repeats: z.number().int().min(0).max(9).default(1),
});
export type PolicyInput = z.output<typeof policyInputSchema>;

export const teamInputSchema = z.object({
  name: nameField,
  /** Ids of members of the project. */
  people: z.array(z.uuid('must be the id of a member')).max(100).default([]),
  /** By which its alerts escalate; null: by the policy that names the team, else by that for the rest. */
  policy: z.uuid().nullable().default(null),
  /** Hears of its alerts alone; null: the team has none of its own. */
  channel: z.uuid().nullable().default(null),
});
export type TeamInput = z.output<typeof teamInputSchema>;

/** What paging keeps of a policy from its beginning to its end. */
export const policySnapshotSchema = z.object({
  name: z.string(),
  steps: z.array(stepSchema),
  repeats: z.number(),
});
export type PolicySnapshot = z.output<typeof policySnapshotSchema>;

export const idParams = z.object({ id: z.uuid() });
export const overrideParams = z.object({ id: z.uuid(), overrideId: z.uuid() });

const shiftSchema = z.object({
  from: z.string(),
  to: z.string(),
  /** Null: nobody is on call. */
  person: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** The layer's name; null of an override and of a gap. */
  layer: z.string().nullable(),
  /** The override's id. */
  override: z.string().nullable(),
});
export type ListedShift = z.output<typeof shiftSchema>;

export const listedScheduleSchema = z.object({
  id: z.string(),
  name: z.string(),
  timeZone: z.string(),
  layers: z.array(layerSchema),
  /** A calendar can follow it by a secret address. */
  hasFeed: z.boolean(),
  overrides: z.array(
    z.object({
      id: z.string(),
      person: z.object({ id: z.string(), name: z.string() }),
      from: z.string(),
      to: z.string(),
      createdBy: z.string(),
    }),
  ),
  /** Who is on call, until when; null: nobody. */
  now: shiftSchema.nullable(),
  next: shiftSchema.nullable(),
  /** Of the four weeks from the beginning of yesterday on, without a hole between them; those with nobody are gaps. */
  shifts: z.array(shiftSchema),
});
export type ListedSchedule = z.output<typeof listedScheduleSchema>;

export const listedPolicySchema = z.object({
  id: z.string(),
  name: z.string(),
  team: z.string().nullable(),
  steps: z.array(
    z.object({
      afterMinutes: z.number(),
      targets: z.array(targetSchema.extend({ label: z.string() })),
    }),
  ),
  repeats: z.number(),
});
export type ListedPolicy = z.output<typeof listedPolicySchema>;

const namedSchema = z.object({ id: z.string(), name: z.string() });

export const listedTeamSchema = z.object({
  id: z.string(),
  name: z.string(),
  people: z.array(namedSchema),
  /** Chosen for it; null: none. */
  policyId: z.string().nullable(),
  /** That by which its alerts escalate; null: there is none, channels and admins are told. */
  policy: namedSchema.nullable(),
  channel: namedSchema.nullable(),
  /** Names, in the order of the alphabet. */
  services: z.array(z.string()),
  /** How many rules name it, besides those of its services. */
  rules: z.number(),
  /** Who would be told first at this moment, by name. */
  first: z.array(z.string()),
});
export type ListedTeam = z.output<typeof listedTeamSchema>;

export const onCallSchema = z.object({
  now: z.string(),
  schedules: z.array(listedScheduleSchema),
  policies: z.array(listedPolicySchema),
  teams: z.array(listedTeamSchema),
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  channels: z.array(z.object({ id: z.string(), name: z.string(), kind: z.enum(CHANNEL_KINDS) })),
});
export type OnCall = z.output<typeof onCallSchema>;

export const feedParams = z.object({ token: z.string().min(20).max(100) });
export const feedSchema = z.object({ url: z.string() });
export const createdSchema = z.object({ id: z.string() });
