import { z } from 'zod';
import { timeRangeSchema } from '../time-range/time-range';
import { listParam } from '../url-state/url-state';
import { AGGREGATIONS } from './aggregations';

const text = (most: number) => z.string().max(most).catch('').default('');

/** What the explorer of metrics shows, as its address says it. */
export const metricsViewSchema = timeRangeSchema.extend({
  /** The metric that is drawn; an expression takes its place. */
  metric: text(255),
  expr: text(1_000),
  /** label=value, all of which hold. */
  where: listParam(z.string().max(600)),
  group: text(255),
  /** Empty is what suits the metric's type. */
  agg: z
    .enum(['', ...AGGREGATIONS])
    .catch('')
    .default(''),
  /** What the list of metrics is searched for. */
  q: text(255),
});
