import type { ProjectTransaction } from '../../db/client';
import { RESOLVE_OPEN } from '../../db/sql/change-alerts';
import { followAlerts } from '../../oncall/follow-alert';

interface Closed {
  projectId: string;
  /** Left out: of every rule. */
  ruleId?: string;
  because: 'rule_changed' | 'project_archived';
  atMs: number;
  by: string;
}

const WORDS = {
  rule_changed: 'Over: its rule was changed, switched off or deleted',
  project_archived: 'Over: its project was archived',
} as const;
/** Alerts whose end is told at a time. */
const AT_ONCE = 500;

/** Ends what is open when nobody judges it from here on: its rule looks at something else, or at nothing any more. */
export async function closeAlerts(
  tx: ProjectTransaction,
  { projectId, ruleId, because, atMs, by }: Closed,
): Promise<void> {
  const of = { projectId, ...(ruleId === undefined ? {} : { ruleId }) };
  await tx.alert.deleteMany({ where: { ...of, state: 'pending' } });
  const open = await tx.alert.findMany({
    where: { ...of, state: { in: ['firing', 'acknowledged'] } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  const at = new Date(atMs).toISOString();
  for (let from = 0; from < open.length; from += AT_ONCE) {
    const given = open
      .slice(from, from + AT_ONCE)
      .map(({ id }) => ({ id, because, isMeasured: false }));
    const ended = await tx.$queryRawUnsafe<{ id: string }[]>(
      RESOLVE_OPEN,
      projectId,
      JSON.stringify(given),
      at,
    );
    await followAlerts(
      tx,
      { projectId, kind: 'resolved', by, atMs },
      ended.map(({ id }) => ({ alertId: id, text: WORDS[because] })),
    );
  }
}
