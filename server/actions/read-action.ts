import type { ActionDetail } from '@/domain/actions/action-answers';
import { inProject, type ProjectTransaction } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { actionAnswer, dayOf, noAction, WITH_LINKS } from './action-answer';

const MOST_EVENTS = 200;

/** One action with what happened to it. @throws ServiceError not_found */
export async function readAction(projectId: string, id: string): Promise<ActionDetail> {
  const today = dayOf(await databaseNow());
  return inProject(projectId, (tx) => actionDetail(tx, { projectId, id, today }));
}

/** The same in a transaction that is confined to the project already. @throws ServiceError not_found */
export async function actionDetail(
  tx: ProjectTransaction,
  { projectId, id, today }: { projectId: string; id: string; today: string },
): Promise<ActionDetail> {
  const row = await tx.actionItem.findUnique({
    where: { projectId_id: { projectId, id } },
    include: { ...WITH_LINKS, events: { orderBy: { id: 'desc' }, take: MOST_EVENTS } },
  });
  if (row === null) throw noAction();
  const history = row.events.reverse().map((event) => ({
    id: String(event.id),
    at: event.at.toISOString(),
    kind: event.kind,
    text: event.text,
    by: event.by,
  }));
  return { ...actionAnswer(row, today), history };
}
