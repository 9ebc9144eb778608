import { advanceQueue, NEW_QUEUE, queueIdentity } from '@/domain/queues/queue-record';
import { HOUR_MS, MINUTE_MS, QueueRollup } from '@/domain/queues/queue-rollup';
import type { QueueSample } from '@/domain/queues/queue-sample';
import { trendRows } from '@/domain/queues/queue-trend';
import type { DatabaseClient } from '@/server/db/client';
import { hashUuid } from '@/server/db/hash-uuid';
import {
  lockQueues,
  type PlacedQueue,
  type StoredQueue,
  saveQueuesStatement,
} from '@/server/db/sql/queue-state';
import { type QueueTrendRow, storeQueueTrendStatement } from '@/server/db/sql/queue-trend';
import {
  type QueueBucketRow,
  storeQueueRollupStatement,
} from '@/server/db/sql/store-queue-rollups';
import { insertQueueSamplesStatement } from '@/server/db/sql/store-queue-samples';
import type { RequestRows, ResolvedRows } from '@/server/signals/signal-part';

interface SampledQueue extends PlacedQueue {
  samples: QueueSample[];
}

/**
 * Lays samples into the roll-ups and the catalogue. What a count covers depends on the sample before it, so the queues
 * are locked, in one order whoever writes.
 */
export async function resolveQueueSamples(
  client: DatabaseClient,
  requests: readonly RequestRows<QueueSample>[],
): Promise<ResolvedRows> {
  const queues = sampledQueues(requests);
  if (queues.length === 0) return { records: [], statements: [] };
  const known = new Map(
    (await lockQueues(client, queues)).map(({ projectId, id, record }) => [
      `${projectId} ${id}`,
      record,
    ]),
  );
  const stored: StoredQueue[] = [];
  const minutes: QueueBucketRow[] = [];
  const hours: QueueBucketRow[] = [];
  const trends: QueueTrendRow[] = [];
  for (const { projectId, id, samples } of queues) {
    const byMinute = new QueueRollup(MINUTE_MS);
    const byHour = new QueueRollup(HOUR_MS);
    let record = known.get(`${projectId} ${id}`) ?? NEW_QUEUE;
    for (const sample of samples.sort((a, b) => a.timeMs - b.timeMs)) {
      const advanced = advanceQueue(record, sample);
      record = advanced.record;
      for (const rollup of [byMinute, byHour]) {
        rollup.addSample(sample);
        for (const span of advanced.spans) rollup.addSpan(span);
      }
    }
    stored.push({ projectId, id, record });
    minutes.push(...byMinute.rows().map((bucket) => ({ projectId, queueId: id, bucket })));
    trends.push(...trendRows(samples).map((row) => ({ projectId, queueId: id, ...row })));
    hours.push(...byHour.rows().map((bucket) => ({ projectId, queueId: id, bucket })));
  }
  const rows = requests.flatMap(({ projectId, rows: own }) =>
    own.map((row) => ({ projectId, row })),
  );
  return {
    records: [],
    statements: [
      insertQueueSamplesStatement(rows),
      saveQueuesStatement(stored),
      storeQueueRollupStatement('queue_rollup_minute', minutes),
      storeQueueRollupStatement('queue_rollup_hour', hours),
      ...(trends.length === 0 ? [] : [storeQueueTrendStatement(trends)]),
    ],
  };
}

/** The queues that these samples are of, in the order in which every writer takes them. */
function sampledQueues(requests: readonly RequestRows<QueueSample>[]): SampledQueue[] {
  const queues = new Map<string, SampledQueue>();
  for (const { projectId, rows } of requests) {
    for (const sample of rows) {
      const id = queueId(sample);
      const key = `${projectId} ${id}`;
      const one = queues.get(key) ?? { projectId, id, place: sample, samples: [] };
      one.samples.push(sample);
      queues.set(key, one);
    }
  }
  return [...queues.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** A queue's id: known to every writer without asking. */
export function queueId(place: Parameters<typeof queueIdentity>[0]): string {
  return hashUuid(queueIdentity(place));
}
