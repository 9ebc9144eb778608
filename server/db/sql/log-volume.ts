import type { QueryNode } from '@/domain/logs/query/ast';
import { makeBinder, type Queryable, timestampOfMicros } from './bind';
import { rollupCondition } from './log-rollup-condition';
import { timestampText } from './timestamp-text';

/** How many events lie in one bucket, and at most how many of them match. */
export interface LogVolume {
  fromUs: number;
  total: number;
  mayMatch: number;
}

/**
 * Exact upper bounds from the roll-ups, newest bucket first; buckets without an event are left out.
 * Index Scan using log_rollup_<unit>_pkey on (project_id, bucket).
 */
export async function readLogVolumes(
  client: Queryable,
  unit: 'minute' | 'hour',
  range: { fromUs: number; toUs: number },
  ast: QueryNode,
): Promise<LogVolume[]> {
  const bind = makeBinder();
  const from = bind(timestampOfMicros(range.fromUs));
  const to = bind(timestampOfMicros(range.toUs));
  const may = rollupCondition(ast, bind, 'may');
  const { rows } = await client.query<{ from_us: string; total: string; may_match: string }>(
    `SELECT (extract(epoch FROM bucket) * 1000000)::bigint::text AS from_us, sum(count)::text AS total,
       COALESCE(sum(count) FILTER (WHERE ${may}), 0)::text AS may_match
     FROM log_rollup_${unit}_now
     WHERE project_id = candor_project_id() AND bucket >= date_trunc('${unit}', ${from}::timestamptz, 'UTC') AND bucket < ${to}
     GROUP BY bucket ORDER BY bucket DESC`,
    bind.values,
  );
  return rows.map((row) => ({
    fromUs: Number(row.from_us),
    total: Number(row.total),
    mayMatch: Number(row.may_match),
  }));
}

/**
 * Start of the earliest hour with an event, in epoch microseconds; null without any. First row of log_rollup_hour_pkey and
 * the few rows of log_rollup_delta.
 */
export async function readFirstLogHour(client: Queryable): Promise<number | null> {
  const { rows } = await client.query<{ from_us: string | null }>(
    `SELECT (extract(epoch FROM least(
       (SELECT min(bucket) FROM log_rollup_hour WHERE project_id = candor_project_id()),
       (SELECT date_trunc('hour', min(u.bucket), 'UTC') FROM log_rollup_delta d CROSS JOIN LATERAL unnest(d.buckets) AS u(bucket)
        WHERE d.project_id = candor_project_id())
     )) * 1000000)::bigint::text AS from_us`,
  );
  const first = rows[0]?.from_us ?? null;
  return first === null ? null : Number(first);
}

/** Those of these hours in which anybody logged anything. Index Only Scans using log_rollup_hour_pkey, one row an hour. */
export async function readToldHours(
  client: Queryable,
  hours: readonly number[],
): Promise<Set<number>> {
  const { rows } = await client.query<{ ms: number }>(
    `SELECT (extract(epoch FROM asked.bucket) * 1000)::float8 AS ms FROM unnest($1::timestamptz[]) AS asked(bucket)
     WHERE EXISTS (SELECT FROM log_rollup_hour_now r WHERE r.project_id = candor_project_id() AND r.bucket = asked.bucket)`,
    [hours.map(timestampText)],
  );
  return new Set(rows.map(({ ms }) => ms));
}

/** Whether any event lies in a range. First row of an Index Scan using log_event_<day>_pkey. */
export async function hasLogEvent(
  client: Queryable,
  range: { fromUs: number; toUs: number },
): Promise<boolean> {
  if (range.fromUs >= range.toUs) return false;
  const { rows } = await client.query(
    'SELECT ts FROM log_event_in_project WHERE ts >= $1 AND ts < $2 ORDER BY ts LIMIT 1',
    [timestampOfMicros(range.fromUs), timestampOfMicros(range.toUs)],
  );
  return rows.length > 0;
}
