import type { RuleAnswer, RuleList } from '@/domain/alerting/rule-answers';
import { inProject, type ProjectTransaction } from '../../db/client';
import { noRule, ruleAnswer } from './rule-answer';

/** Every rule of a project, by name. */
export async function listRules(projectId: string): Promise<RuleList> {
  return inProject(projectId, async (tx) => {
    const rows = await tx.alertRule.findMany({
      where: { projectId, deletedAt: null },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    });
    const open = await countOpen(tx, projectId);
    return { items: rows.map((row) => ruleAnswer(row, open.get(row.id) ?? 0)), nextCursor: null };
  });
}

/** @throws ServiceError not_found */
export async function readRule(projectId: string, id: string): Promise<RuleAnswer> {
  return inProject(projectId, (tx) => ruleIn(tx, projectId, id));
}

/** The same in a transaction that is confined to the project already. @throws ServiceError not_found */
export async function ruleIn(
  tx: ProjectTransaction,
  projectId: string,
  id: string,
): Promise<RuleAnswer> {
  const row = await tx.alertRule.findFirst({ where: { projectId, id, deletedAt: null } });
  if (row === null) throw noRule();
  return ruleAnswer(row, (await countOpen(tx, projectId)).get(id) ?? 0);
}

async function countOpen(tx: ProjectTransaction, projectId: string): Promise<Map<string, number>> {
  const groups = await tx.alert.groupBy({
    by: ['ruleId'],
    where: { projectId, state: { in: ['firing', 'acknowledged'] } },
    _count: { _all: true },
  });
  return new Map(groups.map(({ ruleId, _count }) => [ruleId, _count._all]));
}
