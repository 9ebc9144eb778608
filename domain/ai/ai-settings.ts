import { z } from 'zod';
import { priceSchema } from './prices/price-table';

const HOUR_SECONDS = 3_600;
/** Longer than this nobody waits for a verdict, and the hours that cohorts are told by are kept this long. */
const LONGEST_LIMIT_SECONDS = 30 * 24 * HOUR_SECONDS;

export const changeLimitSchema = z.object({
  feature: z.string().min(1, 'must not be empty').max(255),
  /** Null: as Candor has it. */
  ignoreAfterSeconds: z
    .number('must be a number of seconds')
    .int('must be whole seconds')
    .min(60, 'must be at least a minute')
    .max(LONGEST_LIMIT_SECONDS, 'must be at most 30 days')
    .nullable(),
});
export type ChangeLimitInput = z.output<typeof changeLimitSchema>;

export const aiSettingsSchema = z.object({
  usualLimitSeconds: z.number(),
  features: z.array(z.object({ feature: z.string(), ignoreAfterSeconds: z.number().nullable() })),
  prices: z.array(priceSchema.extend({ id: z.string() })),
  starterPrices: z.array(priceSchema),
  /** The day on which those were last looked at, YYYY-MM-DD. */
  starterCheckedOn: z.string(),
  /** Models of the last 30 days whose calls could not be priced. */
  unpriced: z.array(z.object({ model: z.string(), inferences: z.number() })),
});
export type AiSettings = z.output<typeof aiSettingsSchema>;

/** The values that a field has had lately, for lists to choose from. */
export const aiValuesSchema = z.object({
  feature: z.array(z.string()),
  model: z.array(z.string()),
  promptName: z.array(z.string()),
  promptVersion: z.array(z.string()),
  tenant: z.array(z.string()),
  service: z.array(z.string()),
  /** Records that have arrived and are not in the figures yet. */
  unfolded: z.number(),
  /** Verdicts whose inference has not come. */
  waitingVerdicts: z.number(),
  hasAny: z.boolean(),
});
export type AiValues = z.output<typeof aiValuesSchema>;

const rate = z.object({
  value: z.number().nullable(),
  n: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

export const evaluationRunsSchema = z.object({
  runs: z.array(
    z.object({
      name: z.string(),
      /** Null: no run was named. */
      run: z.string().nullable(),
      n: z.number(),
      passed: rate,
      medianScore: z.number().nullable(),
      firstAt: z.string(),
      lastAt: z.string(),
    }),
  ),
});
export type EvaluationRuns = z.output<typeof evaluationRunsSchema>;
