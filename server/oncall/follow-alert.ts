import type { Notice, NoticeTarget } from '@/domain/notifications/notice';
import type { ProjectTransaction } from '../db/client';
import {
  ESCALATE_NOW,
  READ_TOLD_ALERT,
  READ_TOLD_TARGETS,
  START_ESCALATION,
  STOP_ESCALATION,
  type ToldAlert,
} from '../db/sql/alert-escalations';
import { enqueueNotices } from '../notifications/enqueue-notices';
import { payloadOfAlert } from './payload-of-alert';

interface AlertTurn {
  projectId: string;
  alertId: string;
  /** As the timeline calls it. */
  kind: string;
  /** What the timeline says of it. */
  text: string;
  /** Who did it; null when nobody did. */
  by: string | null;
  atMs: number;
}

/**
 * Writes what became of an alert into its timeline and has people told of it, in the transaction that changes it: paging
 * begins when it fires and begins anew when an acknowledgement is over; it ends with an acknowledgement and with the
 * alert, which those hear of who were paged.
 */
export async function followAlert(tx: ProjectTransaction, turn: AlertTurn): Promise<void> {
  const { projectId, alertId, kind, text, by, atMs } = turn;
  await tx.alertEvent.create({
    data: { projectId, alertId, kind, text, by, at: new Date(atMs) },
    select: { id: true },
  });
  switch (kind) {
    case 'fired':
    case 'paging_resumed':
    case 'unacknowledged':
      await tx.$executeRawUnsafe(START_ESCALATION, projectId, alertId);
      return;
    case 'escalated':
      await tx.$executeRawUnsafe(ESCALATE_NOW, projectId, alertId);
      return;
    case 'acknowledged':
    case 'snoozed':
    case 'resolved':
      await tx.$executeRawUnsafe(STOP_ESCALATION, projectId, alertId);
      await tellThoseTold(tx, turn);
  }
}

async function tellThoseTold(tx: ProjectTransaction, turn: AlertTurn): Promise<void> {
  const { projectId, alertId, kind, by, text, atMs } = turn;
  const targets = await tx.$queryRawUnsafe<NoticeTarget[]>(READ_TOLD_TARGETS, projectId, alertId);
  if (targets.length === 0) return;
  const [alert] = await tx.$queryRawUnsafe<ToldAlert[]>(READ_TOLD_ALERT, projectId, alertId);
  if (alert === undefined) return;
  const transition = kind === 'resolved' ? 'resolved' : 'acknowledged';
  const payload = payloadOfAlert(alert, { by, text: kind === 'acknowledged' ? null : `${text}.` });
  await enqueueNotices(
    tx,
    targets.map(
      (target): Notice => ({
        projectId,
        dedupeKey: `alert/${alertId}/${kind}/${atMs}/${target.id}`,
        alertId,
        incidentId: null,
        transition,
        target,
        payload,
      }),
    ),
  );
}
