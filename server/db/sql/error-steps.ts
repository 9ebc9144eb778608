import { ERROR_SEVERITY } from '@/domain/logs/error-trend';
import type { Queryable } from './bind';
import { timestampText } from './timestamp-text';

/** The width of a step, one of those that log_error_trend keeps. */
export const ERROR_STEP_SECONDS = 600;

export interface ServiceErrors {
  service: string;
  stepMs: number;
  errors: number;
}

/**
 * Error lines by service in steps of ten minutes; a step without one has no row. HashAggregate over an Index Scan using
 * log_error_trend_pkey, one stretch of one width, and the few rows of log_rollup_delta that wait to be folded.
 */
export async function readErrorSteps(
  client: Queryable,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): Promise<ServiceErrors[]> {
  const { rows } = await client.query<{ service: string; step_ms: number; errors: string }>(
    `SELECT service, (floor(extract(epoch FROM bucket) / $3::int) * $3::int * 1000)::float8 AS step_ms, sum(errors)::text AS errors
     FROM (
       SELECT bucket, service, errors FROM log_error_trend
       WHERE project_id = candor_project_id() AND width_seconds = $3::int AND bucket >= $1 AND bucket < $2
       UNION ALL
       SELECT u.bucket, u.service, u.count FROM log_rollup_delta d
       CROSS JOIN LATERAL unnest(d.buckets, d.services, d.severities, d.counts) AS u(bucket, service, severity, count)
       WHERE d.project_id = candor_project_id() AND u.bucket >= $1 AND u.bucket < $2 AND u.severity >= ${ERROR_SEVERITY}
     ) told GROUP BY 1, 2`,
    [timestampText(fromMs), timestampText(toMs), ERROR_STEP_SECONDS],
  );
  return rows.map(({ service, step_ms, errors }) => ({
    service,
    stepMs: step_ms,
    errors: Number(errors),
  }));
}

/** The hours in which the project logged anything at all; of the others nothing is known. Index Only Scan using log_rollup_hour_pkey. */
export async function readToldHours(
  client: Queryable,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): Promise<Set<number>> {
  const { rows } = await client.query<{ hour_ms: number }>(
    `SELECT DISTINCT (extract(epoch FROM bucket) * 1000)::float8 AS hour_ms FROM log_rollup_hour_now
     WHERE project_id = candor_project_id() AND bucket >= date_trunc('hour', $1::timestamptz, 'UTC') AND bucket < $2`,
    [timestampText(fromMs), timestampText(toMs)],
  );
  return new Set(rows.map(({ hour_ms }) => hour_ms));
}
