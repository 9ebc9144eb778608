import { z } from 'zod';
import { rangeParams } from '../time-range/range-params';
import { OUTCOMES } from './inference';
import { LISTED_STATES } from './listed-states';
import { AI_FIELDS } from './rollup-key';

/** Empty: those that named none. */
const label = z.string().max(255).optional();

const filter = {
  feature: label,
  model: label,
  promptName: label,
  promptVersion: label,
  tenant: label,
  service: label,
  ...rangeParams,
};

/** What is looked at: without a range the last 7 days. */
export const aiFilterParams = z.object(filter);
export type AiFilterParams = z.output<typeof aiFilterParams>;

/** Query parameters of GET /api/v1/ai/acceptance. */
export const acceptanceParams = z.object({
  groupBy: z
    .enum(AI_FIELDS, `must be ${AI_FIELDS.slice(0, -1).join(', ')} or ${AI_FIELDS.at(-1)}`)
    .default('feature'),
  ...filter,
  compare: z
    .string()
    .refine((text) => splitPair(text) !== null, 'must be two values, as in compare=v1,v2')
    .optional()
    .describe(
      'Two values of what is grouped by, separated by a comma; the second against the first',
    ),
  percentiles: z
    .enum(['none'], 'must be none, or left out')
    .optional()
    .describe('none: latencies are null, which is sooner answered where there are many groups'),
});
export type AcceptanceParams = z.output<typeof acceptanceParams>;

/** The two values of compare=a,b. */
export function splitPair(text: string): { a: string; b: string } | null {
  const [a, b, ...more] = text.split(',').map((value) => value.trim());
  return a === undefined || b === undefined || more.length > 0 || a === b ? null : { a, b };
}

export const aiSeriesParams = z.object({
  groupBy: z.enum(AI_FIELDS).default('feature'),
  ...filter,
});
export type AiSeriesParams = z.output<typeof aiSeriesParams>;

export const inferenceListParams = z.object({
  ...filter,
  outcome: z.enum(OUTCOMES).optional(),
  state: z.enum(LISTED_STATES).optional(),
  limit: z
    .string()
    .regex(/^\d{1,3}$/, { error: 'must be a whole number' })
    .transform(Number)
    .pipe(z.number().min(1).max(200))
    .default(50),
  cursor: z.string().max(1_600).optional(),
});
export type InferenceListParams = z.output<typeof inferenceListParams>;
