import { z } from 'zod';
import { comparisonSchema } from '../statistics/comparison';
import { rateSchema } from '../statistics/rate-schema';
import { FEEDBACKS } from './feedbacks';

const count = z.number().int();
const amount = z.number().nullable();

/** What is told of a group of inferences, as it leaves the API. */
export const acceptanceReportSchema = z.object({
  shown: count,
  pending: count,
  accepted: count,
  edited: count,
  rejected: count,
  ignored: count,
  unseen: count,
  /** Accepted as they were, of all that were judged. */
  strict: rateSchema,
  /** Accepted or edited, of all that were judged. */
  useful: rateSchema,
  /** Judged, of all that were shown. */
  coverage: rateSchema,
  /** Strict acceptance if all that were shown and not judged had been rejected, or accepted. */
  bounds: z.object({ low: amount, high: amount }),
});
export type AcceptanceReport = z.infer<typeof acceptanceReportSchema>;
const feedback = z.enum(FEEDBACKS);

const percentilesSchema = z.object({ p50: amount, p90: amount, p99: amount });

export const acceptanceGroupSchema = acceptanceReportSchema.extend({
  /** The value that the group has in common; null: none was told. */
  key: z.string().nullable(),
  /** Which verdicts the counts and rates beside this are of; the two kinds are never pooled. */
  feedback,
  explicit: acceptanceReportSchema,
  implicit: acceptanceReportSchema,
  /** All inferences, unseen ones too. */
  inferences: count,
  /** Some of them may still get a verdict. */
  isYoung: z.boolean(),
  /** Of those whose cost is known; null when none is. */
  costUsd: amount,
  priced: count,
  tokens: z.object({ input: amount, output: amount, cachedRead: amount }),
  latencyMs: percentilesSchema,
  firstTokenMs: percentilesSchema,
  outcomes: z.object({
    refused: rateSchema,
    error: rateSchema,
    fallback: rateSchema,
    empty: rateSchema,
    /** Of the answers somebody looked at for it. */
    unsure: rateSchema,
  }),
  retrieval: z.object({ droppedChunks: rateSchema, latencyMs: percentilesSchema }),
});
export type AcceptanceGroup = z.infer<typeof acceptanceGroupSchema>;

const proportionSchema = z.object({ successes: count, n: count });

/** b against a, with one kind of feedback. */
const feedbackComparisonSchema = z.object({
  strict: comparisonSchema,
  useful: comparisonSchema,
  /** Strict acceptance, tenant by tenant. */
  strata: z.array(
    comparisonSchema.extend({ tenant: z.string(), a: proportionSchema, b: proportionSchema }),
  ),
  /** Strict acceptance with tenants held apart. */
  adjustedDifference: amount,
  paradox: z.enum(['none', 'confounded', 'reversed']),
});
export type FeedbackComparison = z.infer<typeof feedbackComparisonSchema>;

export const acceptanceComparisonSchema = comparisonSchema.extend({
  a: z.string(),
  b: z.string(),
  feedback,
  explicit: feedbackComparisonSchema,
  implicit: feedbackComparisonSchema,
});
export type AcceptanceComparison = z.infer<typeof acceptanceComparisonSchema>;

/** GET /api/v1/ai/acceptance. */
export const acceptanceAnswerSchema = z.object({
  /** What was counted: whole hours, and whole days of single tenants after five weeks. */
  from: z.string(),
  to: z.string(),
  groupBy: z.string(),
  groups: z.array(acceptanceGroupSchema),
  comparison: acceptanceComparisonSchema.optional(),
});
export type AcceptanceAnswer = z.infer<typeof acceptanceAnswerSchema>;
