import { z } from 'zod';
import { chooseStep } from '../time-range/choose-step';
import { FEEDBACKS } from './feedbacks';

const HOUR_SECONDS = 3_600;
const DAY_MS = 86_400_000;
const MOST_POINTS = 120;

/** The width of a series' buckets: whole hours, and whole days once a range is long, so that the days answer. */
export function aiStepMs(widthMs: number): number {
  const least = widthMs > 14 * DAY_MS ? 24 * HOUR_SECONDS : HOUR_SECONDS;
  return chooseStep(widthMs, MOST_POINTS, least) * 1_000;
}

const amount = z.number().nullable();

export const aiPointSchema = z.object({
  timeMs: z.number(),
  /** Some of these answers may still get a verdict. */
  isYoung: z.boolean(),
  inferences: z.number(),
  strict: amount,
  useful: amount,
  judged: z.number(),
  fallback: amount,
  refused: amount,
  error: amount,
  empty: amount,
  unsure: amount,
  costUsd: amount,
  inputTokens: amount,
  outputTokens: amount,
  latencyP50: amount,
  latencyP90: amount,
  firstTokenP50: amount,
  firstTokenP90: amount,
});
export type AiPoint = z.infer<typeof aiPointSchema>;

/** Of everything that was asked, and strict acceptance of the largest groups; a bucket without anything has no point. */
export const aiSeriesSchema = z.object({
  from: z.string(),
  to: z.string(),
  stepSeconds: z.number(),
  feedback: z.enum(FEEDBACKS),
  points: z.array(aiPointSchema),
  groups: z.array(
    z.object({
      key: z.string().nullable(),
      points: z.array(z.object({ timeMs: z.number(), strict: amount, judged: z.number() })),
    }),
  ),
});
export type AiSeries = z.infer<typeof aiSeriesSchema>;

export const aiCostsSchema = z.object({
  rows: z.array(
    z.object({
      feature: z.string(),
      /** Null: no tenant was named. */
      tenant: z.string().nullable(),
      inferences: z.number(),
      priced: z.number(),
      costUsd: amount,
      inputTokens: amount,
      outputTokens: amount,
    }),
  ),
  /** How many there are, when not all are listed. */
  count: z.number(),
});
export type AiCosts = z.infer<typeof aiCostsSchema>;
