import type { Notice } from '@/domain/notifications/notice';
import type { ProjectTransaction } from '../db/client';
import type { Queryable } from '../db/sql/bind';
import { ENQUEUE_NOTICES } from '../db/sql/enqueue-notices';

/**
 * Puts notices into the outbox within the caller's transaction, Prisma's or one of hand-written statements: they are
 * sent when it commits, and never were when it does not. One whose dedupe key is there already is dropped.
 */
export async function enqueueNotices(
  tx: ProjectTransaction | Queryable,
  notices: readonly Notice[],
): Promise<void> {
  if (notices.length === 0) return;
  const given = JSON.stringify(notices);
  if ('query' in tx) await tx.query(ENQUEUE_NOTICES, [given]);
  else await tx.$executeRawUnsafe(ENQUEUE_NOTICES, given);
}
