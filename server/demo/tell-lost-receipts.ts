import { LOST_RECEIPTS_QUEUE, lostReceiptsDepth } from '@/domain/demo/lost-receipts';
import { db } from '../db/client';
import { postDemoRecords } from './post-demo-records';

const EVERY_MS = 10_000;

interface LostReceipts {
  baseUrl: string;
  key: string;
  projectId: string;
  /** Until when it was told before. */
  fromMs: number;
  nowMs: number;
  signal: AbortSignal;
}

/**
 * Tells every ten seconds what the dead-letter queue of receipts holds: what its reader has not said to be handled.
 * @throws DemoPostError
 */
export async function tellLostReceipts(told: LostReceipts): Promise<void> {
  const { projectId, fromMs, nowMs, ...post } = told;
  const turn = Math.floor(nowMs / EVERY_MS);
  if (turn === Math.floor(fromMs / EVERY_MS)) return;
  const { _sum } = await db().deadLetterGroup.aggregate({
    where: { projectId, queue: LOST_RECEIPTS_QUEUE },
    _sum: { openCount: true },
  });
  // In a demo from before this story there is no such queue.
  if (_sum.openCount === null) return;
  await postDemoRecords({
    ...post,
    idempotencyKey: `demo-receipts-${turn}`,
    way: 'v1/queues/samples',
    records: [lostReceiptsDepth(Number(_sum.openCount))],
    attempts: 2,
  });
}
