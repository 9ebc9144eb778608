import type { Queryable } from './bind';
import { timestampText } from './timestamp-text';

export interface ErrorStep {
  stepMs: number;
  errors: number;
  /** Who logged the most of them; '' where no service was named. */
  service: string;
}

/**
 * Lines of level error and above by steps of time, each with who logs the most of them.
 * Expected: GroupAggregates over an Index Scan using log_rollup_<unit>_pkey on (project_id, bucket).
 */
export async function readErrorCourse(
  client: Queryable,
  {
    unit,
    fromMs,
    toMs,
    stepMs,
    service,
  }: {
    unit: 'minute' | 'hour';
    fromMs: number;
    toMs: number;
    stepMs: number;
    /** Of this one alone. */
    service?: string | undefined;
  },
): Promise<ErrorStep[]> {
  const { rows } = await client.query<{ step_ms: number; errors: string; service: string }>(
    `SELECT step_ms, sum(errors)::text AS errors, (array_agg(service ORDER BY errors DESC))[1] AS service FROM (
       SELECT (floor(extract(epoch FROM bucket) * 1000 / $3) * $3)::float8 AS step_ms, service, sum(count) AS errors
       FROM log_rollup_${unit}_now
       WHERE project_id = candor_project_id() AND bucket >= $1 AND bucket < $2 AND severity >= 17
         AND ($4::text IS NULL OR service = $4)
       GROUP BY 1, 2
     ) s GROUP BY step_ms`,
    [timestampText(fromMs), timestampText(toMs), stepMs, service ?? null],
  );
  return rows.map(({ step_ms, errors, service }) => ({
    stepMs: step_ms,
    errors: Number(errors),
    service,
  }));
}
