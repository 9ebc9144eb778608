import { z } from 'zod';
import { ruleSchema } from './schemas';

/** A rule as it would be, and how far back it is tried. */
export const backtestSchema = z.object({
  rule: ruleSchema,
  days: z.int().min(1).max(14, 'must be at most 14').default(14),
});

const values = z.array(z.number().nullable());

export const measuredCourseSchema = z.object({
  from: z.string(),
  to: z.string(),
  stepSeconds: z.number(),
  /** Where each step begins, epoch ms. */
  times: z.array(z.number()),
  unit: z.string(),
  /** The groups that tell the most, at most five; null in a step of which nothing is known. */
  series: z.array(
    z.object({
      labels: z.record(z.string(), z.string()),
      values,
      /** What is usual for it, of a rule on its baseline. */
      lower: values.nullable(),
      upper: values.nullable(),
    }),
  ),
  /** The line of a threshold. */
  threshold: z.number().nullable(),
});
export type MeasuredCourse = z.infer<typeof measuredCourseSchema>;

export const backtestAnswerSchema = z.object({
  from: z.string(),
  to: z.string(),
  /** Since when there is data, where that is not all of the time; null: there is none, or for all of it. */
  knownFrom: z.string().nullable(),
  /** How finely the past is known: `for` and what is shorter than this cannot be told apart. */
  stepSeconds: z.number(),
  /** "would have fired 14 times in 14 days, 3 of them during incidents". */
  words: z.string(),
  groups: z.number(),
  /** Oldest first, at most 500. */
  firings: z.array(
    z.object({
      labels: z.record(z.string(), z.string()),
      firedAt: z.string(),
      /** null: it would still fire. */
      resolvedAt: z.string().nullable(),
      value: z.number().nullable(),
      /** The incident that there was at the time. */
      incident: z.string().nullable(),
    }),
  ),
  count: z.number(),
  /** How many came while there was an incident; null: there was none in this time. */
  duringIncidents: z.number().nullable(),
  incidents: z.array(z.object({ name: z.string(), from: z.string(), to: z.string().nullable() })),
  course: measuredCourseSchema,
});
export type BacktestAnswer = z.infer<typeof backtestAnswerSchema>;
