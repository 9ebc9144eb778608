import type { QueryNode } from '@/domain/logs/query/ast';
import { makeBinder, type Queryable, timestampOfMicros } from './bind';
import { logCondition } from './log-condition';
import { rollupCondition } from './log-rollup-condition';

/** Events of one level that begin in one bucket; the bucket's start in epoch microseconds. */
export interface LogCount {
  bucketUs: number;
  /** The lowest severity number of the level. */
  severity: number;
  count: number;
}

export interface CountedRange {
  fromUs: number;
  toUs: number;
}

interface CountRow {
  bucket_us: string;
  severity: number;
  count: string;
}

const LEVEL_FLOOR = '(least(greatest(severity, 1), 24) - 1) / 4 * 4 + 1';

function bucketOf(column: string, stepSeconds: string): string {
  return `(floor(extract(epoch FROM ${column}) / ${stepSeconds}::int) * ${stepSeconds}::int * 1000000)::bigint`;
}

function logCounts(rows: CountRow[]): LogCount[] {
  return rows.map((row) => ({
    bucketUs: Number(row.bucket_us),
    severity: row.severity,
    count: Number(row.count),
  }));
}

/**
 * Counts from a roll-up whose buckets lie wholly inside the range. `uncertain` is how many events are counted in rows
 * of which the roll-up cannot say whether they match; 0 makes the counts exact.
 * HashAggregate over Index Scan using log_rollup_<unit>_pkey on (project_id, bucket).
 */
export async function countFromRollup(
  client: Queryable,
  unit: 'minute' | 'hour',
  ast: QueryNode,
  range: CountedRange,
  stepSeconds: number,
): Promise<{ counts: LogCount[]; uncertain: number }> {
  const bind = makeBinder();
  const from = bind(timestampOfMicros(range.fromUs));
  const to = bind(timestampOfMicros(range.toUs));
  const step = bind(stepSeconds);
  const may = rollupCondition(ast, bind, 'may');
  const must = rollupCondition(ast, bind, 'must');
  const { rows } = await client.query<CountRow & { uncertain: string }>(
    `SELECT ${bucketOf('bucket', step)}::text AS bucket_us, severity, sum(count)::text AS count,
       COALESCE(sum(count) FILTER (WHERE NOT ${must}), 0)::text AS uncertain
     FROM log_rollup_${unit}_now
     WHERE project_id = candor_project_id() AND bucket >= ${from} AND bucket < ${to} AND ${may}
     GROUP BY 1, 2`,
    bind.values,
  );
  const uncertain = rows.reduce((sum, row) => sum + Number(row.uncertain), 0);
  return { counts: logCounts(rows), uncertain };
}

/** Counts the events themselves. HashAggregate over Index Scan or Bitmap Heap Scan, as `setLogScan` says. */
export async function countLogEvents(
  client: Queryable,
  ast: QueryNode,
  range: CountedRange,
  stepSeconds: number,
): Promise<LogCount[]> {
  const bind = makeBinder();
  const { rows } = await client.query<CountRow>(
    `SELECT ${bucketOf('ts', bind(stepSeconds))}::text AS bucket_us, ${LEVEL_FLOOR} AS severity, count(*)::text AS count
     FROM log_event_in_project
     WHERE ts >= ${bind(timestampOfMicros(range.fromUs))} AND ts < ${bind(timestampOfMicros(range.toUs))}
       AND ${logCondition(ast, bind)}
     GROUP BY 1, 2`,
    bind.values,
  );
  return logCounts(rows);
}

/** A stretch of time that is read on behalf of a longer one; its events count `weight` times. */
export interface SampledSlice extends CountedRange {
  weight: number;
}

/**
 * Counts in slices and projects each count to what its slice stands for. `hits` is how many events were really found.
 * Nested Loop of the slices with an Index Scan using log_event_<day>_pkey, partitions pruned at each turn; OFFSET 0 keeps
 * the planner from reading everything once and joining it afterwards.
 */
export async function sampleLogEvents(
  client: Queryable,
  ast: QueryNode,
  slices: SampledSlice[],
  stepSeconds: number,
): Promise<{ counts: LogCount[]; hits: number }> {
  const bind = makeBinder();
  const froms = bind(slices.map((slice) => timestampOfMicros(slice.fromUs)));
  const tos = bind(slices.map((slice) => timestampOfMicros(slice.toUs)));
  const weights = bind(slices.map((slice) => slice.weight));
  const step = bind(stepSeconds);
  const { rows } = await client.query<CountRow & { hits: string }>(
    `SELECT ${bucketOf('found.ts', step)}::text AS bucket_us, found.level_floor AS severity,
       sum(slice.weight)::text AS count, count(*)::text AS hits
     FROM unnest(${froms}::timestamptz[], ${tos}::timestamptz[], ${weights}::float8[]) AS slice(lower, upper, weight)
     CROSS JOIN LATERAL (
       SELECT ts, ${LEVEL_FLOOR} AS level_floor FROM log_event_in_project
       WHERE ts >= slice.lower AND ts < slice.upper AND ${logCondition(ast, bind)} OFFSET 0
     ) AS found
     GROUP BY 1, 2`,
    bind.values,
  );
  const hits = rows.reduce((sum, row) => sum + Number(row.hits), 0);
  return { counts: logCounts(rows), hits };
}
