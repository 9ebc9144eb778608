import type { RecentSamples } from '@/domain/queues/known-queue';
import type { Queryable } from '../db/sql/bind';
import { readQueueStretch } from '../db/sql/read-queues';
import { type QueueWindow, recentTable } from './queue-window';

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
    const buckets = await readQueueStretch(client, {
      projectId,
      queueIds: missing,
      fromMs: atMs - seconds * 1_000,
      toMs: atMs,
      table,
    });
    for (const { queueId, bucket, firstDepth } of buckets) {
      found.set(queueId, { bucket, firstDepth, seconds });
    }
  }
  return found;
}
