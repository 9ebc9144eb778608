import { ERROR_SEVERITY } from '@/domain/logs/error-trend';
import type { TrendWidth } from '@/domain/queues/queue-trend';
import type { Queryable } from './bind';
import { numbersOf } from './number-array';
import { timestampText } from './timestamp-text';

export interface ErrorStep {
  stepMs: number;
  errors: number;
  /** Who logged the most of them; '' where no service was named. */
  service: string;
}

/** Rows `(bucket, service, errors)` of `$1` (from) to `$2` (to); what has not been folded yet is counted from where it waits. */
const SOURCES = {
  minutes: `SELECT bucket, service, count AS errors FROM log_rollup_minute_now
    WHERE project_id = candor_project_id() AND bucket >= $1 AND bucket < $2 AND severity >= ${ERROR_SEVERITY}`,
  trend: (width: string) => `SELECT bucket, service, errors FROM log_error_trend
    WHERE project_id = candor_project_id() AND width_seconds = ${width}::int AND bucket >= $1 AND bucket < $2
    UNION ALL
    SELECT u.bucket, u.service, u.count FROM log_rollup_delta d
    CROSS JOIN LATERAL unnest(d.buckets, d.services, d.severities, d.counts) AS u(bucket, service, severity, count)
    WHERE d.project_id = candor_project_id() AND u.bucket >= $1 AND u.bucket < $2 AND u.severity >= ${ERROR_SEVERITY}`,
};

/**
 * Lines of level error and above by steps of time, each with who logs the most of them; `fromMs` is where a step begins.
 * Expected: GroupAggregates over an Index Scan using log_error_trend_pkey, one stretch of a width, and the few rows of
 * log_rollup_delta; for minutes over log_rollup_minute_pkey on (project_id, bucket).
 */
export async function readErrorCourse(
  client: Queryable,
  {
    width,
    fromMs,
    toMs,
    stepMs,
    service,
  }: {
    width: TrendWidth;
    fromMs: number;
    toMs: number;
    stepMs: number;
    /** Of this one alone. */
    service?: string | undefined;
  },
): Promise<ErrorStep[]> {
  const values = [timestampText(fromMs), timestampText(toMs), stepMs, service ?? null];
  const { rows } = await client.query<{ step_ms: number; errors: number; service: string }>(
    `SELECT step_ms, sum(errors) AS errors, (array_agg(service ORDER BY errors DESC, service))[1] AS service FROM (
       SELECT floor(date_part('epoch', bucket) * 1000 / $3::float8) * $3::float8 AS step_ms, service, sum(errors::float8) AS errors
       FROM (${width === 60 ? SOURCES.minutes : SOURCES.trend('$5')}) told WHERE $4::text IS NULL OR service = $4 GROUP BY 1, 2
     ) s GROUP BY step_ms`,
    width === 60 ? values : [...values, width],
  );
  return rows.map(({ step_ms, errors, service }) => ({
    stepMs: step_ms,
    errors,
    service,
  }));
}

/**
 * Lines of level error and above of every service by steps of time; `fromMs` is where a step begins.
 * Expected: HashAggregate over the same as of readErrorCourse. What belongs to one step is added up here: numbers in one
 * text a service are sooner read than a row a service and step, and sooner put together than sums by both.
 */
export async function readServiceErrors(
  client: Queryable,
  {
    width,
    fromMs,
    toMs,
    stepMs,
  }: { width: TrendWidth; fromMs: number; toMs: number; stepMs: number },
): Promise<Map<string, Map<number, number>>> {
  const values = [timestampText(fromMs), timestampText(toMs)];
  const { rows } = await client.query<{ service: string; seconds: string; errors: string }>(
    `SELECT service, array_agg(date_part('epoch', bucket)::bigint)::text AS seconds, array_agg(errors)::text AS errors
     FROM (${width === 60 ? SOURCES.minutes : SOURCES.trend('$3')}) told GROUP BY service`,
    width === 60 ? values : [...values, width],
  );
  return new Map(
    rows.map(({ service, seconds, errors }) => [
      service,
      bySteps(numbersOf(seconds), numbersOf(errors), stepMs),
    ]),
  );
}

const DAY_SECONDS = 86_400;

/**
 * Services that logged lines of level error and above in a stretch of some days, which ends where ten minutes do.
 * Expected: HashAggregate over Index Only Scans using log_error_trend_pkey: its whole days, then hours, then ten minutes.
 */
export async function readErringServices(
  client: Queryable,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): Promise<Set<string>> {
  const edgeOf = (seconds: number) =>
    timestampText(Math.floor(toMs / (seconds * 1_000)) * seconds * 1_000);
  const { rows } = await client.query<{ service: string }>(
    `SELECT DISTINCT t.service FROM (VALUES (${DAY_SECONDS}, $1::timestamptz, $2::timestamptz), (3600, $2, $3), (600, $3, $4))
       AS stretch (width, since, until)
     JOIN log_error_trend t ON t.project_id = candor_project_id() AND t.width_seconds = stretch.width
       AND t.bucket >= stretch.since AND t.bucket < stretch.until`,
    [timestampText(fromMs), edgeOf(DAY_SECONDS), edgeOf(3_600), timestampText(toMs)],
  );
  return new Set(rows.map(({ service }) => service));
}

function bySteps(
  seconds: readonly (number | null)[],
  counts: readonly (number | null)[],
  stepMs: number,
): Map<number, number> {
  const steps = new Map<number, number>();
  for (const [index, second] of seconds.entries()) {
    const step = Math.floor(((second ?? 0) * 1_000) / stepMs) * stepMs;
    steps.set(step, (steps.get(step) ?? 0) + (counts[index] ?? 0));
  }
  return steps;
}
