import type { RuleQuery } from '@/domain/alerting/rule-query';
import type { MetricType } from '@/domain/metrics/metric-point';
import {
  type Reading,
  type SeriesMinute,
  type SeriesMinutes,
  selectMetricTypes,
  selectSeriesMinutes,
} from '../../db/sql/read-metrics';
import type { SignalReading } from './signal-reading';

export type MetricQuery = Extract<RuleQuery, { signal: 'metric' }>;

/** One value of a group in a minute. */
export interface MinuteValue {
  atMs: number;
  value: number;
}

const MINUTE_MS = 60_000;
/** Longer windows are added up by the database, each for itself. */
const MOST_SHARED_MINUTES = 15;

/**
 * The whole minutes of a query's window up to the edge, and the one that is still running after it: without the first a
 * breach at the end of a minute would be gone before anybody looked, without the second it would be seen a minute late.
 */
export function minuteWindow(nowMs: number, query: MetricQuery) {
  const minutes = Math.max(1, Math.round(query.windowSeconds / 60));
  const edgeMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
  return { minutes, fromMs: edgeMs - minutes * MINUTE_MS, edgeMs, toMs: edgeMs + MINUTE_MS };
}

function isShared(query: RuleQuery): query is MetricQuery {
  return query.signal === 'metric' && query.windowSeconds <= MOST_SHARED_MINUTES * 60;
}

/** The type of a metric; null when nobody sent it. Those of all rules are read together. */
export async function readMetricType(
  { client, queries, once }: SignalReading,
  query: MetricQuery,
): Promise<MetricType | null> {
  const types = await once('metric types', () => {
    const names = queries.flatMap((one) => (one.signal === 'metric' ? one.metric : []));
    return selectMetricTypes(client, [...new Set(names)]);
  });
  return types.get(query.metric) ?? null;
}

/**
 * The minutes of the series that a query looks at, by the value of its label: from one reading for all rules of short
 * windows. Null for a window that is too long for that.
 */
export async function readSharedMinutes(
  reading: SignalReading,
  query: MetricQuery,
  as: Reading,
): Promise<Map<string | null, MinuteValue[]> | null> {
  if (!isShared(query)) return null;
  const all = await reading.once('metric minutes', () => readAll(reading));
  const { fromMs } = minuteWindow(reading.nowMs, query);
  const groups = new Map<string | null, Map<number, SeriesMinute[]>>();
  for (const series of all.get(query.metric) ?? []) {
    if (!isWanted(series, query)) continue;
    const group = query.by === undefined ? null : labelOf(series, query.by);
    const minutes = groups.get(group) ?? new Map<number, SeriesMinute[]>();
    groups.set(group, minutes);
    for (const minute of series.minutes) {
      if (minute[0] < fromMs) continue;
      const known = minutes.get(minute[0]);
      if (known === undefined) minutes.set(minute[0], [minute]);
      else known.push(minute);
    }
  }
  const values = new Map<string | null, MinuteValue[]>();
  for (const [group, minutes] of groups) {
    if (minutes.size === 0) continue;
    values.set(
      group,
      [...minutes].map(([atMs, told]) => ({ atMs, value: minuteValue(told, as) })),
    );
  }
  return values;
}

async function readAll(reading: SignalReading): Promise<Map<string, SeriesMinutes[]>> {
  const queries = reading.queries.filter(isShared);
  const windows = queries.map((one) => minuteWindow(reading.nowMs, one));
  const rows = await selectSeriesMinutes(
    reading.client,
    [...new Set(queries.map(({ metric }) => metric))],
    {
      fromMs: Math.min(...windows.map(({ fromMs }) => fromMs)),
      toMs: Math.max(...windows.map(({ toMs }) => toMs)),
    },
  );
  const byMetric = new Map<string, SeriesMinutes[]>();
  for (const row of rows) {
    const known = byMetric.get(row.name);
    if (known === undefined) byMetric.set(row.name, [row]);
    else known.push(row);
  }
  return byMetric;
}

function isWanted(series: SeriesMinutes, { aggregation, where }: MetricQuery): boolean {
  if (aggregation === 'rate' && series.type === 'gauge') return false;
  // An empty value asks for series without the label.
  return Object.entries(where).every(([label, value]) => (labelOf(series, label) ?? '') === value);
}

function labelOf(series: SeriesMinutes, label: string): string | null {
  if (label === 'service') return series.service;
  if (label === 'environment') return series.environment;
  return series.labels[label] ?? null;
}

/** What all series of a group told in a minute, as one value; as selectMetricBuckets has it of the database. */
function minuteValue(told: readonly SeriesMinute[], as: Reading): number {
  const sumOf = (place: 1 | 2 | 5) => told.reduce((sum, minute) => sum + minute[place], 0);
  switch (as) {
    case 'increase':
      return sumOf(1);
    case 'average':
      return sumOf(1) / sumOf(2);
    case 'min':
      return Math.min(...told.map((minute) => minute[3]));
    case 'max':
      return Math.max(...told.map((minute) => minute[4]));
    case 'newest':
      return told.reduce((newest, minute) => (minute[6] > newest[6] ? minute : newest))[5];
    case 'total':
      return sumOf(5);
  }
}
