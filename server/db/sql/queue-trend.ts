import type { TrendRow, TrendWidth } from '@/domain/queues/queue-trend';
import type { PipelinedStatement } from '../pipelined-statements';
import type { Queryable } from './bind';
import { numbersOf } from './number-array';
import { timestampText } from './timestamp-text';

export type QueueTrendRow = TrendRow & { projectId: string; queueId: string };

// An upsert on queue_trend_pkey; what is no more than before is only locked.
const STORE = `
INSERT INTO queue_trend AS kept (project_id, width_seconds, bucket, queue_id, depth_max)
SELECT * FROM unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::uuid[], $5::float8[])
ON CONFLICT (project_id, width_seconds, bucket, queue_id) DO UPDATE SET depth_max = excluded.depth_max
WHERE kept.depth_max < excluded.depth_max`;

/** Rows come by queue, each of which only one writer has at a time; each key once. */
export function storeQueueTrendStatement(rows: readonly QueueTrendRow[]): PipelinedStatement {
  return {
    name: 'store-queue-trend',
    text: STORE,
    values: [
      rows.map((row) => row.projectId),
      rows.map((row) => row.width),
      rows.map((row) => timestampText(row.bucketMs)),
      rows.map((row) => row.queueId),
      rows.map((row) => row.depthMax),
    ],
  };
}

interface CourseRow {
  queue_id: string;
  steps: string;
  depths: string;
}

interface TrendQuery {
  projectId: string;
  queueIds: readonly string[];
  fromMs: number;
  toMs: number;
  width: TrendWidth;
  stepMs: number;
}

/** Milliseconds of a bucket's beginning. */
const BUCKET_MS = "date_part('epoch', r.bucket) * 1000";

/**
 * The most messages of each queue by steps of time, from the steps of one width.
 *
 * Expected: HashAggregate over an Index Scan using queue_trend_pkey, one range of it; for minutes a Nested Loop over
 * unnest and an Index Scan using queue_rollup_minute_pkey. Where several steps of a width make one, a HashAggregate of
 * these beneath.
 */
export async function readQueueTrends(
  client: Queryable,
  { projectId, queueIds, fromMs, toMs, width, stepMs }: TrendQuery,
): Promise<Map<string, Map<number, number>>> {
  if (queueIds.length === 0) return new Map();
  const from =
    width === 60
      ? 'queue_rollup_minute r WHERE r.depth_max IS NOT NULL AND'
      : `queue_trend r WHERE r.width_seconds = ${width} AND`;
  const where = `${from} r.project_id = $1 AND r.queue_id = ANY($2::uuid[])
    AND r.bucket >= to_timestamp($3 / 1000.0) AND r.bucket < to_timestamp($4 / 1000.0)`;
  const isWhole = stepMs === width * 1_000;
  const steps = isWhole
    ? `SELECT r.queue_id, ${BUCKET_MS} AS step_ms, r.depth_max AS depth FROM ${where}`
    : `SELECT r.queue_id, floor(${BUCKET_MS} / $5::float8) * $5::float8 AS step_ms, max(r.depth_max) AS depth
      FROM ${where} GROUP BY 1, 2`;
  // As texts: thousands of numbers are parsed sooner as one list of them than each by itself.
  const { rows } = await client.query<CourseRow>({
    name: `read-queue-trends-${width}${isWhole ? '-whole' : ''}`,
    text: `SELECT t.queue_id, array_agg(t.step_ms)::text AS steps, array_agg(t.depth)::text AS depths
      FROM (${steps}) t GROUP BY t.queue_id`,
    values: [projectId, queueIds, fromMs, toMs, ...(isWhole ? [] : [stepMs])],
  });
  return new Map(
    rows.map(({ queue_id, steps, depths }) => {
      const depthOf = numbersOf(depths);
      return [
        queue_id,
        new Map(numbersOf(steps).map((step, index) => [step ?? 0, depthOf[index] ?? 0])),
      ];
    }),
  );
}
