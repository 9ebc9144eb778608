import type { Aggregation } from '@/domain/metrics/aggregations';
import type { MetricSeriesAnswer, MetricSeriesParams } from '@/domain/metrics/metric-answers';
import { type MetricBuckets, metricBuckets } from '@/domain/metrics/metric-buckets';
import type { MetricType } from '@/domain/metrics/metric-point';
import { readInProject } from '@/server/db/client';
import { databaseNow } from '@/server/db/database-clock';
import { type BucketRow, selectMetric, selectMetricBuckets } from '@/server/db/sql/read-metrics';
import { readTimeWindow } from '@/server/time-window';
import { readingOf } from './reading-of';

const MOST_LINES = 50;
const TIMEOUT_MS = 8_000;

/** A metric over time, a line for each value of a label. @throws ServiceError invalid */
export async function answerMetricSeries(
  projectId: string,
  params: MetricSeriesParams,
): Promise<MetricSeriesAnswer> {
  const window = readTimeWindow(params, { nowMs: await databaseNow() });
  const buckets = metricBuckets(window);
  return readInProject(
    projectId,
    async (client) => {
      const metric = await selectMetric(client, params.metric);
      const type = metric?.type ?? null;
      const aggregation = params.agg ?? usualAggregation(type);
      const rows = await selectMetricBuckets(client, {
        metric: params.metric,
        where: params.where,
        group: params.group,
        reading: readingOf(aggregation, type),
        buckets,
        countersOnly: aggregation === 'rate',
      });
      const lines = linesOf(rows, buckets, aggregation === 'rate' ? buckets.stepSeconds : 1);
      return {
        from: new Date(window.fromMs).toISOString(),
        to: new Date(window.toMs).toISOString(),
        stepSeconds: buckets.stepSeconds,
        times: buckets.times,
        type,
        unit: metric?.unit ?? null,
        aggregation,
        lines: lines.slice(0, MOST_LINES),
        more: Math.max(0, lines.length - MOST_LINES),
      };
    },
    { timeoutMs: TIMEOUT_MS },
  );
}

/** How a metric is drawn when nobody chose: how much there is, or how many come a second. */
function usualAggregation(type: MetricType | null): Aggregation {
  return type === null || type === 'gauge' ? 'avg' : 'rate';
}

/** The largest groups first. */
function linesOf(
  rows: readonly BucketRow[],
  { times, stepSeconds }: MetricBuckets,
  divisor: number,
): MetricSeriesAnswer['lines'] {
  const first = times[0] ?? 0;
  const groups = new Map<string | null, (number | null)[]>();
  for (const { grp, at_ms, value } of rows) {
    const values = groups.get(grp) ?? times.map(() => null);
    values[Math.round((Number(at_ms) - first) / (stepSeconds * 1_000))] = value / divisor;
    groups.set(grp, values);
  }
  const size = (values: readonly (number | null)[]) =>
    values.reduce<number>((sum, value) => sum + Math.abs(value ?? 0), 0);
  return [...groups]
    .map(([key, values]) => ({ key, values }))
    .sort((a, b) => size(b.values) - size(a.values));
}
