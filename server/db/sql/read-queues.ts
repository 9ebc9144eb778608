import type { KnownQueue } from '@/domain/queues/known-queue';
import type { QueueBucket } from '@/domain/queues/queue-rollup';
import type { QueueKind } from '@/domain/queues/queue-sample';
import type { Queryable } from './bind';
import { QUEUE_COLUMNS, type QueueRow, recordOf } from './queue-state';

type CatalogueRow = QueueRow & {
  name: string;
  system: string;
  environment: string;
  decided_kind: QueueKind | null;
};

const COLUMNS = `${QUEUE_COLUMNS}, q.name, q.system, q.environment, q.decided_kind`;

function knownQueue(row: CatalogueRow): KnownQueue {
  return {
    id: row.id,
    queue: row.name,
    system: row.system === '' ? null : row.system,
    environment: row.environment === '' ? null : row.environment,
    decidedKind: row.decided_kind,
    record: recordOf(row),
  };
}

/** The queues that told something since then, newest first. Index Scan Backward using queue_last_sample. */
export async function readLiveQueues(
  client: Queryable,
  { projectId, sinceMs, limit }: { projectId: string; sinceMs: number; limit: number },
): Promise<KnownQueue[]> {
  const { rows } = await client.query<CatalogueRow>({
    name: 'read-live-queues',
    text: `SELECT ${COLUMNS} FROM queue q WHERE q.project_id = $1 AND q.last_sample_at >= to_timestamp($2 / 1000.0)
      ORDER BY q.last_sample_at DESC LIMIT $3`,
    values: [projectId, sinceMs, limit],
  });
  return rows.map(knownQueue);
}

/** All queues of these names. Index Scan using queue_name. */
export async function readQueuesNamed(
  client: Queryable,
  projectId: string,
  names: readonly string[],
): Promise<KnownQueue[]> {
  const { rows } = await client.query<CatalogueRow>({
    name: 'read-queues-named',
    text: `SELECT ${COLUMNS} FROM queue q WHERE q.project_id = $1 AND q.name = ANY($2::text[]) LIMIT 200`,
    values: [projectId, names],
  });
  return rows.map(knownQueue);
}

const DEAD_LETTER_NAME = '(dlq|dead[-_.]?letters?([-_.]?queue)?|_error|[.]failed)([.]fifo)?$';

/**
 * The queues that may hold the dead letters of the queue of this name: a sender says so, or their names do.
 * Bitmap Scan using queue_pkey, with a filter: a project has some thousand queues at the most.
 */
export async function readQueuesServing(
  client: Queryable,
  projectId: string,
  name: string,
): Promise<KnownQueue[]> {
  const { rows } = await client.query<CatalogueRow>({
    name: 'read-queues-serving',
    text: `SELECT ${COLUMNS} FROM queue q WHERE q.project_id = $1
      AND (q.told_dead_letter_of = $2 OR (starts_with(q.name, $3) AND q.name <> $2 AND q.name ~* $4)) LIMIT 200`,
    values: [projectId, name, name.replace(/[.]fifo$/i, ''), DEAD_LETTER_NAME],
  });
  return rows.map(knownQueue);
}

/** The name of a queue, from the catalogue or from its dead letters; null: there is none. Index Scans by key. */
export async function readQueueName(
  client: Queryable,
  projectId: string,
  id: string,
): Promise<string | null> {
  const { rows } = await client.query<{ name: string }>({
    name: 'read-queue-name',
    text: `SELECT name FROM queue WHERE project_id = $1 AND id = $2
      UNION ALL (SELECT queue FROM dead_letter_group WHERE project_id = $1 AND queue_id = $2 LIMIT 1) LIMIT 1`,
    values: [projectId, id],
  });
  return rows[0]?.name ?? null;
}

/** Whether the project has ever told of a queue. Index Only Scans by the first column of the primary keys. */
export async function hasToldOfQueues(client: Queryable, projectId: string): Promise<boolean> {
  const { rows } = await client.query<{ has: boolean }>({
    name: 'has-told-of-queues',
    text: `SELECT EXISTS (SELECT FROM queue WHERE project_id = $1)
      OR EXISTS (SELECT FROM dead_letter_group WHERE project_id = $1) AS has`,
    values: [projectId],
  });
  return rows[0]?.has ?? false;
}

interface BucketRow {
  queue_id: string;
  step_ms: number;
  samples: string;
  depth: number | null;
  depth_ms: number | null;
  first_depth: number | null;
  first_depth_ms: number | null;
  depth_max: number | null;
  in_flight_max: number | null;
  delayed_max: number | null;
  oldest_age_max: number | null;
  consumers_min: number | null;
  enqueued: number | null;
  enqueued_seconds: number | null;
  dequeued: number | null;
  dequeued_seconds: number | null;
  failed: number | null;
  failed_seconds: number | null;
  retried: number | null;
  retried_seconds: number | null;
}

export type QueueTable = 'queue_rollup_minute' | 'queue_rollup_hour';

/** The buckets of a stretch of time as one, with the depth that it began with. */
export interface ReadBucket {
  queueId: string;
  bucket: QueueBucket;
  firstDepth: QueueBucket['depth'];
}

interface BucketQuery {
  projectId: string;
  queueIds: readonly string[];
  fromMs: number;
  toMs: number;
  stepMs: number;
  table: QueueTable;
}

const STEP = (step: string) => `floor(date_part('epoch', r.bucket) * 1000 / ${step}) * ${step}`;
const COUNTED = ['enqueued', 'dequeued', 'failed', 'retried'];
/** To the microsecond, as far as a float8 holds it. */
const EPOCH_MS = (at: string) => `round(date_part('epoch', ${at}) * 1e6) / 1e3`;
const LEVELS = `depth_max, in_flight_max, delayed_max, oldest_age_max, consumers_min,
  ${COUNTED.map((count) => `${count}, ${count}_seconds`).join(', ')}`;
const SUMMED = `min(r.depth_at) AS first_at, max(r.depth_at) AS last_at, max(r.depth_max) AS depth_max,
  max(r.in_flight_max) AS in_flight_max, max(r.delayed_max) AS delayed_max, max(r.oldest_age_max) AS oldest_age_max,
  min(r.consumers_min) AS consumers_min,
  ${COUNTED.map((count) => `sum(r.${count}) AS ${count}, sum(r.${count}_seconds) AS ${count}_seconds`).join(', ')}`;

/**
 * What queues told by steps of time, oldest first; a step without a sample has no row.
 *
 * Expected: GroupAggregate over a Sort of a Nested Loop: Function Scan on unnest, Index Scan using the table's primary
 * key (project_id, queue_id, bucket) for each queue. The depths are sorted once, for the first and the last of them.
 */
export async function readQueueBuckets(
  client: Queryable,
  { projectId, queueIds, fromMs, toMs, stepMs, table }: BucketQuery,
): Promise<ReadBucket[]> {
  const { rows } = await client.query<BucketRow>({
    name: `read-${table}`,
    text: `
SELECT queue_id, step_ms, samples, ${LEVELS}, s.depths[cardinality(s.depths)] AS depth, s.depths[1] AS first_depth, ${EPOCH_MS('s.last_at')} AS depth_ms,
  ${EPOCH_MS('s.first_at')} AS first_depth_ms
FROM (
SELECT r.queue_id, ${STEP('$5::float8')} AS step_ms, sum(r.samples) AS samples,
  array_agg(r.depth_last ORDER BY r.depth_at) FILTER (WHERE r.depth_at IS NOT NULL) AS depths,
  ${SUMMED}
FROM unnest($2::uuid[]) AS wanted(queue_id)
JOIN ${table} r ON r.project_id = $1 AND r.queue_id = wanted.queue_id
  AND r.bucket >= to_timestamp($3 / 1000.0) AND r.bucket < to_timestamp($4 / 1000.0)
GROUP BY r.queue_id, step_ms
) s ORDER BY s.queue_id, s.step_ms`,
    values: [projectId, queueIds, fromMs, toMs, stepMs],
  });
  return rows.map(readBucket);
}

/**
 * What queues told in a stretch of time, all of it as one; a queue without a sample has no row. A queue's buckets come in
 * the order of its depths, so nothing is sorted.
 *
 * Expected: GroupAggregate over a Merge Join (of few queues a Nested Loop): a sorted Function Scan on unnest, Index Scan
 * using the table's primary key (project_id, queue_id, bucket).
 */
export async function readQueueStretch(
  client: Queryable,
  { projectId, queueIds, fromMs, toMs, table }: Omit<BucketQuery, 'stepMs'>,
): Promise<ReadBucket[]> {
  const { rows } = await client.query<BucketRow>({
    name: `read-stretch-of-${table}`,
    text: `
SELECT queue_id, 0::float8 AS step_ms, samples, ${LEVELS}, s.depths[cardinality(s.depths)] AS depth, s.depths[1] AS first_depth, ${EPOCH_MS('s.last_at')} AS depth_ms,
  ${EPOCH_MS('s.first_at')} AS first_depth_ms
FROM (
SELECT r.queue_id, sum(r.samples) AS samples,
  array_agg(r.depth_last ORDER BY r.bucket) FILTER (WHERE r.depth_at IS NOT NULL) AS depths, ${SUMMED}
FROM unnest($2::uuid[]) AS wanted(queue_id)
JOIN ${table} r ON r.project_id = $1 AND r.queue_id = wanted.queue_id
  AND r.bucket >= to_timestamp($3 / 1000.0) AND r.bucket < to_timestamp($4 / 1000.0)
GROUP BY r.queue_id
) s ORDER BY s.queue_id`,
    values: [projectId, queueIds, fromMs, toMs],
  });
  return rows.map(readBucket);
}

function readBucket(row: BucketRow): ReadBucket {
  return {
    queueId: row.queue_id,
    bucket: {
      bucketMs: Number(row.step_ms),
      samples: Number(row.samples),
      depth: depthOf(row.depth, row.depth_ms),
      depthMax: row.depth_max,
      inFlightMax: row.in_flight_max,
      delayedMax: row.delayed_max,
      oldestAgeMax: row.oldest_age_max,
      consumersMin: row.consumers_min,
      enqueued: counted(row.enqueued, row.enqueued_seconds),
      dequeued: counted(row.dequeued, row.dequeued_seconds),
      failed: counted(row.failed, row.failed_seconds),
      retried: counted(row.retried, row.retried_seconds),
    },
    firstDepth: depthOf(row.first_depth, row.first_depth_ms),
  };
}

function depthOf(value: number | null, atMs: number | null): QueueBucket['depth'] {
  return value === null || atMs === null ? null : { value, atMs };
}

function counted(count: number | null, seconds: number | null) {
  return count === null ? null : { count, seconds: seconds ?? 0 };
}
