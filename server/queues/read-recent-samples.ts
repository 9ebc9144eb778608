import type { RecentSamples } from '@/domain/queues/known-queue';
import type { Queryable } from '../db/sql/bind';
import { readQueueBuckets } from '../db/sql/read-queues';
import { type QueueWindow, recentTable } from './queue-window';

/** Wider than any range: all buckets of it are one. */
const ONE_STEP_MS = 1e15;

/**
 * What queues told in the quarter of an hour before the moment that is looked at; of those that told nothing then, in
 * the hour before it.
 */
export async function readRecentSamples(
  client: Queryable,
  projectId: string,
  queueIds: readonly string[],
  { atMs, nowMs }: QueueWindow,
): Promise<Map<string, RecentSamples>> {
  const { table, tries } = recentTable(atMs, nowMs);
  const found = new Map<string, RecentSamples>();
  for (const seconds of tries) {
    const missing = queueIds.filter((id) => !found.has(id));
    if (missing.length === 0) break;
    const buckets = await readQueueBuckets(client, {
      projectId,
      queueIds: missing,
      fromMs: atMs - seconds * 1_000,
      toMs: atMs,
      stepMs: ONE_STEP_MS,
      table,
    });
    for (const { queueId, bucket, firstDepth } of buckets) {
      found.set(queueId, { bucket, firstDepth, seconds });
    }
  }
  return found;
}
