import { z } from 'zod';
import { rangeParams } from '../time-range/range-params';
import { AGGREGATIONS } from './aggregations';
import { METRIC_TYPES } from './metric-point';

const condition = z
  .string()
  .max(600)
  .regex(/^[^=]+=/, 'must be written label=value')
  .transform((text) => {
    const at = text.indexOf('=');
    return { label: text.slice(0, at), value: text.slice(at + 1) };
  });
export type LabelCondition = z.output<typeof condition>;

const conditions = z.union([condition.transform((one) => [one]), z.array(condition)]).default([]);

export const metricsParams = z.object(rangeParams);
export const metricLabelsParams = z.object({ metric: z.string().min(1).max(255) });
export const metricSeriesParams = z.object({
  ...rangeParams,
  metric: z.string().min(1).max(255),
  where: conditions,
  /** A label that each value of becomes a line of its own; service and environment count as labels. */
  group: z.string().max(255).default(''),
  agg: z.enum(AGGREGATIONS, `must be one of ${AGGREGATIONS.join(', ')}`).optional(),
});
export type MetricSeriesParams = z.output<typeof metricSeriesParams>;
export const metricExpressionParams = z.object({
  ...rangeParams,
  expr: z.string().min(1).max(1_000),
});

export const metricSchema = z.object({
  name: z.string(),
  type: z.enum(METRIC_TYPES),
  unit: z.string().nullable(),
  /** Alive: seen within a day. */
  series: z.number(),
  lastSeenAt: z.string(),
});
export type MetricAnswer = z.infer<typeof metricSchema>;

export const metricsSchema = z.object({
  items: z.array(metricSchema),
  nextCursor: z.null(),
  /** Series alive, and how many may be. */
  series: z.number(),
  mostSeries: z.number(),
  /** Points of the range that went to `__other__`, since there was no room for their series. */
  dropped: z.number(),
});
export type MetricsAnswer = z.infer<typeof metricsSchema>;

export const metricLabelsSchema = z.object({
  items: z.array(
    z.object({
      label: z.string(),
      values: z.array(z.object({ value: z.string(), series: z.number() })),
      /** Values beyond those listed. */
      more: z.number(),
    }),
  ),
});
export type MetricLabels = z.infer<typeof metricLabelsSchema>;

const line = z.object({
  /** The label's value; null for series without the label, or where nothing is grouped. */
  key: z.string().nullable(),
  /** One a bucket; null where nothing was measured. */
  values: z.array(z.number().nullable()),
});

export const metricSeriesSchema = z.object({
  from: z.string(),
  to: z.string(),
  stepSeconds: z.number(),
  /** Where each bucket begins, epoch ms. */
  times: z.array(z.number()),
  type: z.enum(METRIC_TYPES).nullable(),
  unit: z.string().nullable(),
  aggregation: z.enum(AGGREGATIONS),
  lines: z.array(line),
  /** Groups beyond those listed. */
  more: z.number(),
});
export type MetricSeriesAnswer = z.infer<typeof metricSeriesSchema>;

export const metricExpressionSchema = z.object({
  from: z.string(),
  to: z.string(),
  stepSeconds: z.number(),
  times: z.array(z.number()),
  kind: z.enum(['metric', 'ratio', 'rate', 'age']),
  unit: z.string().nullable(),
  values: z.array(z.number().nullable()),
  /** Metrics that it names and nobody has sent. */
  unknown: z.array(z.string()),
});
export type MetricExpressionAnswer = z.infer<typeof metricExpressionSchema>;

const derivedName = z.string().trim().min(1).max(80);
export const derivedMetricInputSchema = z.object({
  name: derivedName,
  expression: z.string().trim().min(1).max(1_000),
});
export type DerivedMetricInput = z.infer<typeof derivedMetricInputSchema>;

export const derivedMetricSchema = z.object({
  id: z.string(),
  name: z.string(),
  expression: z.string(),
});
export const derivedMetricsSchema = z.object({ items: z.array(derivedMetricSchema) });
export type DerivedMetric = z.infer<typeof derivedMetricSchema>;
