import type { ProjectTransaction } from '../../db/client';
import { followAlert } from '../../oncall/follow-alert';

interface Closed {
  projectId: string;
  ruleId: string;
  atMs: number;
  by: string;
}

/** Ends what a rule has open, when it looks at something else from here on, or at nothing any more. */
export async function closeAlertsOfRule(
  tx: ProjectTransaction,
  { projectId, ruleId, atMs, by }: Closed,
): Promise<void> {
  await tx.alert.deleteMany({ where: { projectId, ruleId, state: 'pending' } });
  const open = await tx.alert.findMany({
    where: { projectId, ruleId, state: { in: ['firing', 'acknowledged'] } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  const text = 'Over: its rule was changed, switched off or deleted';
  for (const { id } of open) {
    const { count } = await tx.alert.updateMany({
      where: { projectId, id, state: { in: ['firing', 'acknowledged'] } },
      data: {
        state: 'resolved',
        isHolding: false,
        resolvedAt: new Date(atMs),
        resolvedBecause: 'rule_changed',
        snoozedUntil: null,
      },
    });
    if (count === 0) continue;
    await followAlert(tx, { projectId, alertId: id, kind: 'resolved', text, by, atMs });
  }
}
