import { labelsOf, type Measured } from '@/domain/alerting/measured';
import { unitOf } from '@/domain/alerting/unit-of';
import type { Aggregation } from '@/domain/metrics/aggregations';
import { quantityText } from '@/domain/quantities/format-quantity';
import { type Reading, selectMetricBuckets } from '../../db/sql/read-metrics';
import { readingOf } from '../../metrics/reading-of';
import {
  type MetricQuery,
  type MinuteValue,
  minuteWindow,
  readMetricType,
  readSharedMinutes,
} from './metric-minutes';
import type { SignalReading } from './signal-reading';

const MOST_GROUPS = 1_000;

/** A metric over the last minutes, by the values of one label where the rule says so. */
export async function metricSamples(
  reading: SignalReading,
  query: MetricQuery,
): Promise<Measured[]> {
  const type = await readMetricType(reading, query);
  const isWhole = query.by === undefined;
  if (type === null) return isWhole ? [silent(query)] : [];
  const as = readingOf(query.aggregation, type);
  const groups =
    (await readSharedMinutes(reading, query, as)) ?? (await readMinutes(reading, query, as));
  if (groups.size === 0 && isWhole) return [silent(query)];
  const window = minuteWindow(reading.nowMs, query);
  const path = pathOf(query);
  return [...groups].slice(0, MOST_GROUPS).map(([group, points]) => {
    const value = combine(points, query.aggregation, window);
    return {
      labels: metricLabels(query, group),
      value,
      words: `${query.metric}${group === null ? '' : ` of ${group}`} is ${quantityText(value, unitOf(query))}`,
      service: query.by === 'service' ? group : (query.where.service ?? null),
      path,
    };
  });
}

function silent(query: MetricQuery): Measured {
  return {
    labels: metricLabels(query, null),
    value: null,
    words: `${query.metric}: nothing was sent`,
    service: query.where.service ?? null,
    path: pathOf(query),
  };
}

function pathOf({ metric }: MetricQuery): string {
  return `metrics?${new URLSearchParams({ metric })}`;
}

/** The minutes of one query, added up by the database; read once for all rules that ask the same. */
function readMinutes(
  { client, nowMs, once }: SignalReading,
  query: MetricQuery,
  reading: Reading,
): Promise<Map<string | null, MinuteValue[]>> {
  const { metric, where, by = '', aggregation, windowSeconds } = query;
  const { fromMs, toMs } = minuteWindow(nowMs, query);
  return once(
    JSON.stringify(['metric', metric, where, by, aggregation, windowSeconds]),
    async () => {
      const rows = await selectMetricBuckets(client, {
        metric,
        where: Object.entries(where).map(([label, value]) => ({ label, value })),
        group: by,
        reading,
        buckets: { window: { fromMs, toMs }, stepSeconds: 60, from: 'minute', times: [fromMs] },
        countersOnly: aggregation === 'rate',
      });
      const groups = new Map<string | null, MinuteValue[]>();
      for (const { grp, at_ms, value } of rows) {
        const points = groups.get(grp) ?? [];
        points.push({ atMs: Number(at_ms), value });
        groups.set(grp, points);
      }
      return groups;
    },
  );
}

/** What tells a group of a metric's series from the others. */
export function metricLabels({ metric, by }: MetricQuery, group: string | null) {
  return labelsOf({ metric, ...(by === undefined ? {} : { [by]: group }) });
}

/**
 * The minutes of a window, of which there is at least one, as one value. What adds up is told by the fuller of two windows
 * of the same length, with the running minute and without it.
 */
function combine(
  points: readonly MinuteValue[],
  aggregation: Aggregation,
  { minutes, fromMs, edgeMs }: ReturnType<typeof minuteWindow>,
): number {
  const values = points.map(({ value }) => value);
  const sumOf = (of: readonly MinuteValue[]) => of.reduce((total, { value }) => total + value, 0);
  const fuller = () => {
    const whole = points.filter(({ atMs }) => atMs < edgeMs);
    const running = points.filter(({ atMs }) => atMs > fromMs);
    return Math.max(...[whole, running].filter(({ length }) => length > 0).map(sumOf));
  };
  switch (aggregation) {
    case 'rate':
      return fuller() / (minutes * 60);
    case 'sum':
      return fuller();
    case 'avg':
      return sumOf(points) / values.length;
    case 'min':
      return Math.min(...values);
    case 'max':
      return Math.max(...values);
    case 'last':
      return points.reduce((newest, point) => (point.atMs > newest.atMs ? point : newest)).value;
  }
}
