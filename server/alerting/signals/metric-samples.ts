import { labelsOf, type Measured } from '@/domain/alerting/measured';
import type { RuleQuery } from '@/domain/alerting/rule-query';
import { unitOf } from '@/domain/alerting/unit-of';
import type { Aggregation } from '@/domain/metrics/aggregations';
import { quantityText } from '@/domain/quantities/format-quantity';
import { selectMetric, selectMetricBuckets } from '../../db/sql/read-metrics';
import { readingOf } from '../../metrics/reading-of';
import type { SignalReading } from './signal-reading';

type MetricQuery = Extract<RuleQuery, { signal: 'metric' }>;

const MINUTE_MS = 60_000;
const MOST_GROUPS = 1_000;

/** A metric over the last minutes, by the values of one label where the rule says so. */
export async function metricSamples(
  { client, nowMs }: SignalReading,
  query: MetricQuery,
): Promise<Measured[]> {
  const by = query.by ?? '';
  const metric = await selectMetric(client, query.metric);
  const silent = {
    labels: metricLabels(query, null),
    value: null,
    words: `${query.metric}: nothing was sent`,
    service: query.where.service ?? null,
    path: `metrics?${new URLSearchParams({ metric: query.metric })}`,
  };
  if (metric === null) return by === '' ? [silent] : [];
  const minutes = Math.max(1, Math.round(query.windowSeconds / 60));
  const toMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS + MINUTE_MS;
  const window = { fromMs: toMs - minutes * MINUTE_MS, toMs };
  const rows = await selectMetricBuckets(client, {
    metric: query.metric,
    where: Object.entries(query.where).map(([label, value]) => ({ label, value })),
    group: by,
    reading: readingOf(query.aggregation, metric.type),
    buckets: { window, stepSeconds: 60, from: 'minute', times: [window.fromMs] },
    countersOnly: query.aggregation === 'rate',
  });
  const groups = new Map<string | null, { atMs: number; value: number }[]>();
  for (const { grp, at_ms, value } of rows)
    groups.set(grp, [...(groups.get(grp) ?? []), { atMs: Number(at_ms), value }]);
  if (groups.size === 0 && by === '') return [silent];
  return [...groups].slice(0, MOST_GROUPS).map(([group, points]) => {
    const value = combine(points, query.aggregation, minutes);
    return {
      labels: metricLabels(query, group),
      value,
      words: `${query.metric}${group === null ? '' : ` of ${group}`} is ${quantityText(value, unitOf(query))}`,
      service: by === 'service' ? group : (query.where.service ?? null),
      path: `metrics?${new URLSearchParams({ metric: query.metric })}`,
    };
  });
}

/** What tells a group of a metric's series from the others. */
export function metricLabels({ metric, by }: MetricQuery, group: string | null) {
  return labelsOf({ metric, ...(by === undefined ? {} : { [by]: group }) });
}

/** The minutes of a window, of which there is at least one, as one value. */
function combine(
  points: readonly { atMs: number; value: number }[],
  aggregation: Aggregation,
  minutes: number,
): number {
  const values = points.map(({ value }) => value);
  const sum = values.reduce((total, value) => total + value, 0);
  switch (aggregation) {
    case 'rate':
      return sum / (minutes * 60);
    case 'sum':
      return sum;
    case 'avg':
      return sum / values.length;
    case 'min':
      return Math.min(...values);
    case 'max':
      return Math.max(...values);
    case 'last':
      return points.reduce((newest, point) => (point.atMs > newest.atMs ? point : newest)).value;
  }
}
