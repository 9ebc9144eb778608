import { groupBy } from '@/domain/lists/group-by';
import type { Notice } from '@/domain/notifications/notice';
import type { ProjectTransaction } from '../db/client';
import {
  ESCALATE_NOW,
  READ_TOLD_ALERTS,
  READ_TOLD_TARGETS,
  START_ESCALATIONS,
  STOP_ESCALATIONS,
  type ToldAlert,
  type ToldTarget,
} from '../db/sql/alert-escalations';
import { enqueueNotices } from '../notifications/enqueue-notices';
import { payloadOfAlert } from './payload-of-alert';

interface Turn {
  projectId: string;
  /** As the timeline calls it. */
  kind: string;
  /** Who did it; null when nobody did. */
  by: string | null;
  atMs: number;
}

interface TurnedAlert {
  alertId: string;
  /** What the timeline says of it. */
  text: string;
}

/** What became of one alert. */
export function followAlert(
  tx: ProjectTransaction,
  { alertId, text, ...turn }: Turn & TurnedAlert,
): Promise<void> {
  return followAlerts(tx, turn, [{ alertId, text }]);
}

/**
 * Writes what became of alerts into their timelines and has people told of it, in the transaction that changes them: paging
 * begins when one fires and begins anew when an acknowledgement is over; it ends with an acknowledgement and with the
 * alert, which those hear of who were paged.
 */
export async function followAlerts(
  tx: ProjectTransaction,
  turn: Turn,
  alerts: readonly TurnedAlert[],
): Promise<void> {
  if (alerts.length === 0) return;
  const { projectId, kind, by, atMs } = turn;
  await tx.alertEvent.createMany({
    data: alerts.map((one) => ({ projectId, ...one, kind, by, at: new Date(atMs) })),
  });
  const ids = alerts.map(({ alertId }) => alertId);
  switch (kind) {
    case 'fired':
    case 'paging_resumed':
    case 'unacknowledged':
      await tx.$executeRawUnsafe(START_ESCALATIONS, projectId, ids);
      return;
    case 'escalated':
      for (const id of ids) await tx.$executeRawUnsafe(ESCALATE_NOW, projectId, id);
      return;
    case 'acknowledged':
    case 'snoozed':
    case 'resolved':
      await tx.$executeRawUnsafe(STOP_ESCALATIONS, projectId, ids);
      await tellThoseTold(tx, turn, alerts);
  }
}

async function tellThoseTold(
  tx: ProjectTransaction,
  { projectId, kind, by, atMs }: Turn,
  turned: readonly TurnedAlert[],
): Promise<void> {
  const ids = turned.map(({ alertId }) => alertId);
  const told = await tx.$queryRawUnsafe<ToldTarget[]>(READ_TOLD_TARGETS, projectId, ids);
  if (told.length === 0) return;
  const byAlert = groupBy(told, ({ alertId }) => alertId);
  const texts = new Map(turned.map(({ alertId, text }) => [alertId, text]));
  const transition = kind === 'resolved' ? 'resolved' : 'acknowledged';
  const alerts = await tx.$queryRawUnsafe<ToldAlert[]>(READ_TOLD_ALERTS, projectId, [
    ...byAlert.keys(),
  ]);
  const notices = alerts.flatMap((alert) => {
    const text = kind === 'acknowledged' ? null : `${texts.get(alert.id)}.`;
    const payload = payloadOfAlert(alert, { nowMs: atMs, by, text });
    return (byAlert.get(alert.id) ?? []).map(
      ({ alertId, ...target }): Notice => ({
        projectId,
        dedupeKey: `alert/${alertId}/${kind}/${atMs}/${target.id}`,
        alertId,
        incidentId: null,
        transition,
        target,
        payload,
      }),
    );
  });
  await enqueueNotices(tx, notices);
}
