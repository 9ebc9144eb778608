import type { QueueBucket } from '@/domain/queues/queue-rollup';
import { QUEUE_COUNTS } from '@/domain/queues/queue-sample';
import type { PipelinedStatement } from '../pipelined-statements';
import { timestampText } from './timestamp-text';

export interface QueueBucketRow {
  projectId: string;
  queueId: string;
  bucket: QueueBucket;
}

const SUMS = QUEUE_COUNTS.flatMap((count) => [count, `${count}_seconds`]);
const MOST = ['depth_max', 'in_flight_max', 'delayed_max', 'oldest_age_max'];
const COLUMNS = [
  'project_id',
  'queue_id',
  'bucket',
  'samples',
  'depth_last',
  'depth_at',
  ...MOST,
  'consumers_min',
  ...SUMS,
].join(', ');

/** A sum of what is known; null while neither part is. */
const sum = (column: string) =>
  `${column} = coalesce(kept.${column} + excluded.${column}, excluded.${column}, kept.${column})`;
// greatest and least pass over nulls.
const most = (column: string) => `${column} = greatest(kept.${column}, excluded.${column})`;

// An upsert on the table's primary key; Function Scan on json_populate_recordset.
const textFor = (table: string) => `
INSERT INTO ${table} AS kept (${COLUMNS})
SELECT ${COLUMNS} FROM json_populate_recordset(NULL::${table}, $1::json)
ON CONFLICT (project_id, queue_id, bucket) DO UPDATE SET
  samples = kept.samples + excluded.samples,
  depth_last = CASE WHEN kept.depth_at IS NULL OR excluded.depth_at >= kept.depth_at THEN excluded.depth_last
    ELSE kept.depth_last END,
  depth_at = greatest(kept.depth_at, excluded.depth_at),
  ${MOST.map(most).join(', ')},
  consumers_min = least(kept.consumers_min, excluded.consumers_min),
  ${SUMS.map(sum).join(', ')}`;

/** Adds to the roll-ups; rows sorted alike by every writer, each key once. */
export function storeQueueRollupStatement(
  table: 'queue_rollup_minute' | 'queue_rollup_hour',
  rows: readonly QueueBucketRow[],
): PipelinedStatement {
  return {
    name: `store-${table}`,
    text: textFor(table),
    values: [JSON.stringify(rows.map(columnsOf))],
  };
}

function columnsOf({ projectId, queueId, bucket }: QueueBucketRow) {
  const { depth } = bucket;
  return {
    project_id: projectId,
    queue_id: queueId,
    bucket: timestampText(bucket.bucketMs),
    samples: bucket.samples,
    depth_last: depth?.value ?? null,
    depth_at: depth === null ? null : timestampText(depth.atMs),
    depth_max: bucket.depthMax,
    in_flight_max: bucket.inFlightMax,
    delayed_max: bucket.delayedMax,
    oldest_age_max: bucket.oldestAgeMax,
    consumers_min: bucket.consumersMin,
    ...Object.fromEntries(
      QUEUE_COUNTS.flatMap((count) => [
        [count, bucket[count]?.count ?? null],
        [`${count}_seconds`, bucket[count]?.seconds ?? null],
      ]),
    ),
  };
}
