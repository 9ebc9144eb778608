import type { RuleQuery } from '@/domain/alerting/rule-query';
import { readServiceErrors } from '../../db/sql/error-course';
import { readToldHours } from '../../db/sql/log-volume';
import { selectMetric, selectMetricBuckets } from '../../db/sql/read-metrics';
import { readingOf } from '../../metrics/reading-of';
import { metricLabels } from './metric-samples';
import type { SignalReading } from './signal-reading';

/** One of the widths that error lines are kept in by service. */
const STEP_SECONDS = 600;
export const STEP_MS = STEP_SECONDS * 1_000;
const HOUR_MS = 3_600_000;
const MOST_GROUPS = 200;

/** One group of a query over time: a value for each step of ten minutes that something is known of, oldest first. */
export interface MeasuredCourse {
  labels: Record<string, string>;
  points: { timeMs: number; value: number }[];
}

/** The past of a query, from roll-ups; null for what has no such past. `fromMs` and `toMs` are where steps begin. */
export async function measureHistory(
  reading: Pick<SignalReading, 'client'>,
  query: RuleQuery,
  window: { fromMs: number; toMs: number },
): Promise<MeasuredCourse[] | null> {
  switch (query.signal) {
    case 'logs':
      return query.measure === 'errors_per_minute' ? errorHistory(reading, query, window) : null;
    case 'metric':
      return metricHistory(reading, query, window);
    default:
      return null;
  }
}

async function errorHistory(
  { client }: Pick<SignalReading, 'client'>,
  query: Extract<RuleQuery, { signal: 'logs' }>,
  window: { fromMs: number; toMs: number },
): Promise<MeasuredCourse[]> {
  const rows = await readServiceErrors(client, {
    ...window,
    width: STEP_SECONDS,
    stepMs: STEP_MS,
  });
  const told = await readToldHours(client, window);
  const services = new Map<string, Map<number, number>>();
  for (const { service, stepMs, errors } of rows) {
    if (query.service !== undefined && query.service !== service) continue;
    const steps = services.get(service) ?? new Map<number, number>();
    services.set(service, steps.set(stepMs, errors));
  }
  return [...services].slice(0, MOST_GROUPS).map(([service, steps]) => {
    const points: MeasuredCourse['points'] = [];
    const firstMs = Math.min(...steps.keys());
    for (let timeMs = firstMs; timeMs < window.toMs; timeMs += STEP_MS) {
      // No error is none only where lines were told at all.
      if (!told.has(Math.floor(timeMs / HOUR_MS) * HOUR_MS)) continue;
      points.push({ timeMs, value: (steps.get(timeMs) ?? 0) / (STEP_MS / 60_000) });
    }
    return { labels: service === '' ? {} : { service }, points };
  });
}

async function metricHistory(
  { client }: Pick<SignalReading, 'client'>,
  query: Extract<RuleQuery, { signal: 'metric' }>,
  window: { fromMs: number; toMs: number },
): Promise<MeasuredCourse[]> {
  const metric = await selectMetric(client, query.metric);
  if (metric === null) return [];
  const rows = await selectMetricBuckets(client, {
    metric: query.metric,
    where: Object.entries(query.where).map(([label, value]) => ({ label, value })),
    group: query.by ?? '',
    reading: readingOf(query.aggregation, metric.type),
    buckets: { window, stepSeconds: STEP_SECONDS, from: 'minute', times: [window.fromMs] },
    countersOnly: query.aggregation === 'rate',
  });
  const divisor = query.aggregation === 'rate' ? STEP_SECONDS : 1;
  const groups = new Map<string | null, MeasuredCourse['points']>();
  for (const { grp, at_ms, value } of rows) {
    const points = groups.get(grp) ?? [];
    points.push({ timeMs: Number(at_ms), value: value / divisor });
    groups.set(grp, points);
  }
  return [...groups].slice(0, MOST_GROUPS).map(([group, points]) => ({
    labels: metricLabels(query, group),
    points: points.sort((a, b) => a.timeMs - b.timeMs),
  }));
}
