import type { TrendRow, TrendWidth } from '@/domain/queues/queue-trend';
import type { PipelinedStatement } from '../pipelined-statements';
import type { Queryable } from './bind';
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
  steps: number[];
  depths: number[];
}

interface TrendQuery {
  projectId: string;
  queueIds: readonly string[];
  fromMs: number;
  toMs: number;
  width: TrendWidth;
  stepMs: number;
}

/**
 * The most messages of each queue by steps of time, from the steps of one width.
 *
 * Expected: HashAggregates over an Index Scan using queue_trend_pkey, one range of it; for minutes a Nested Loop over
 * unnest and an Index Scan using queue_rollup_minute_pkey.
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
  const { rows } = await client.query<CourseRow>({
    name: `read-queue-trends-${width}`,
    text: `
SELECT t.queue_id, array_agg(t.step_ms) AS steps, array_agg(t.depth) AS depths FROM (
  SELECT r.queue_id, floor(date_part('epoch', r.bucket) * 1000 / $5::float8) * $5::float8 AS step_ms,
    max(r.depth_max) AS depth
  FROM ${from} r.project_id = $1 AND r.queue_id = ANY($2::uuid[])
    AND r.bucket >= to_timestamp($3 / 1000.0) AND r.bucket < to_timestamp($4 / 1000.0)
  GROUP BY r.queue_id, step_ms
) t GROUP BY t.queue_id`,
    values: [projectId, queueIds, fromMs, toMs, stepMs],
  });
  return new Map(
    rows.map(({ queue_id, steps, depths }) => [
      queue_id,
      new Map(steps.map((step, index) => [step, depths[index] ?? 0])),
    ]),
  );
}
