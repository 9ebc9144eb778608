import { LEARNED_MS } from '@/domain/alerting/baseline/learning';
import { coursePoints, type MeasuredHistory } from '@/domain/alerting/course';
import type { RuleQuery } from '@/domain/alerting/rule-query';
import { rateOf } from '@/domain/statistics/rate';
import { readErringServices, readServiceErrors } from '../../db/sql/error-course';
import { readToldHours } from '../../db/sql/log-volume';
import { readLineCourses, type ServiceLines } from '../../db/sql/service-health';
import type { HistoryReading, HistoryWindow } from './history-window';

type LogQuery = Extract<RuleQuery, { signal: 'logs' }>;

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

export function logHistory(
  reading: HistoryReading,
  query: LogQuery,
  window: HistoryWindow,
): Promise<MeasuredHistory> {
  return query.measure === 'errors_per_minute'
    ? errorHistory(reading, query, window)
    : lineHistory(reading, query, window);
}

/**
 * Error lines by service, from its first in a fortnight on, so that a step without one is none whether it is read by itself
 * or with the days before it; but only where lines were told at all.
 */
async function errorHistory(
  { client }: HistoryReading,
  query: LogQuery,
  window: HistoryWindow,
): Promise<MeasuredHistory> {
  const { stepMs } = window;
  const services = await readServiceErrors(client, {
    ...window,
    width: stepMs % 600_000 === 0 ? 600 : 60,
  });
  const told = await readToldHours(client, hoursOf(window));
  const before = await readErringServices(client, {
    fromMs: window.fromMs - LEARNED_MS,
    toMs: window.fromMs,
  });
  const wanted = [...new Set([...before, ...services.keys()])].filter(
    (service) => query.service === undefined || query.service === service,
  );
  const courses = wanted.map((service) => {
    const steps = services.get(service) ?? new Map<number, number>();
    const fromMs = before.has(service) ? window.fromMs : Math.min(...steps.keys());
    const points = coursePoints({ ...window, fromMs }, (timeMs) => ({
      value: (steps.get(timeMs) ?? 0) / (stepMs / 60_000),
    })).filter(({ timeMs }) => told.has(Math.floor(timeMs / HOUR_MS) * HOUR_MS));
    return { labels: service === '' ? {} : { service }, points };
  });
  return { stepMs, courses };
}

/** Lines by service, over more than a day from the hours. */
async function lineHistory(
  { client }: HistoryReading,
  query: LogQuery,
  window: HistoryWindow,
): Promise<MeasuredHistory> {
  const isLong = window.toMs - window.fromMs > DAY_MS;
  const stepMs = isLong ? HOUR_MS : window.stepMs;
  const rows = await readLineCourses(client, { ...window, stepMs, by: isLong ? 'hour' : 'minute' });
  const services = new Map<string, Map<number, ServiceLines>>();
  for (const row of rows) {
    if (query.service !== undefined && query.service !== row.service) continue;
    const steps = services.get(row.service) ?? new Map<number, ServiceLines>();
    services.set(row.service, steps.set(row.fromMs, row));
  }
  const courses = [...services].map(([service, steps]) => ({
    labels: service === '' ? {} : { service },
    points: coursePoints({ ...window, stepMs }, (timeMs) => {
      const row = steps.get(timeMs);
      if (row === undefined) return { value: null };
      return query.measure === 'error_share'
        ? rateOf({ successes: row.errors, n: row.lines })
        : { value: row.lines / (stepMs / 60_000) };
    }),
  }));
  return { stepMs, courses };
}

/** The beginning of every hour that a window touches. */
function hoursOf({ fromMs, toMs }: HistoryWindow): number[] {
  const first = Math.floor(fromMs / HOUR_MS) * HOUR_MS;
  return Array.from(
    { length: Math.max(0, Math.ceil((toMs - first) / HOUR_MS)) },
    (_, hour) => first + hour * HOUR_MS,
  );
}
