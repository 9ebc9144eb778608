import { z } from 'zod';
import { pageParams } from '../lists/page-params';
import { conditionSchema } from './condition-schema';
import { ruleQuerySchema } from './rule-query';
import { SEVERITIES } from './severity';

export const NO_DATA_POLICIES = ['keep', 'fire', 'resolve'] as const;

const seconds = (most: number) => z.int().min(0).max(most);
const DAY = 86_400;

/** The name under which rules as code know a rule. */
export const ruleKeySchema = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,79}$/,
    'must be lower-case letters, digits and dashes, 80 at the most',
  );

const runbook = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .max(2_000);

export const ruleSchema = z.object({
  key: ruleKeySchema.optional(),
  name: z.string().trim().min(1, 'must not be empty').max(120),
  description: z.string().trim().max(2_000).nullable().default(null),
  query: ruleQuerySchema,
  condition: conditionSchema,
  /** The condition must have held so long before anybody is told. */
  forSeconds: seconds(7 * DAY).default(0),
  /** It must have been well so long before it is over. */
  keepFiringForSeconds: seconds(7 * DAY).default(0),
  noData: z.enum(NO_DATA_POLICIES, 'must be keep, fire or resolve').default('keep'),
  severity: z.enum(SEVERITIES, `must be one of ${SEVERITIES.join(', ')}`),
  intervalSeconds: z.int().min(10).max(3_600).default(10),
  /** How long an acknowledgement holds; null: for as long as is usual for the severity. */
  ackTimeoutSeconds: z
    .int()
    .min(60)
    .max(30 * DAY)
    .nullable()
    .default(null),
  ownerTeam: z.string().trim().min(1).max(120).nullable().default(null),
  runbookUrl: runbook.nullable().default(null),
  /** By whose steps it pages, by name; null: by those of the owner’s policy. */
  escalationPolicy: z.string().trim().min(1).max(80).nullable().default(null),
  /** Whether what it finds is declared as an incident at once. */
  declareIncident: z.boolean().default(false),
  isEnabled: z.boolean().default(true),
});
export type RuleInput = z.output<typeof ruleSchema>;

/** Rules as code: all rules of a project. */
export const ruleFileSchema = z.object({
  rules: z.array(ruleSchema.extend({ key: ruleKeySchema })).max(1_000),
});

export const ruleIdParams = z.object({ id: z.uuid() });
/** What is changed of a rule; what is left out stays as it is. */
export const rulePatchSchema = z
  .record(z.string(), z.unknown())
  .meta({ description: 'Fields of a rule; those left out stay as they are.' });
export const rulesParams = pageParams.extend({
  format: z.enum(['json', 'yaml'], 'must be json or yaml').default('json'),
});
