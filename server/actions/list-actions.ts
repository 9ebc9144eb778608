import type { ActionList, ActionPage } from '@/domain/actions/action-answers';
import type { ActionsParams } from '@/domain/actions/schemas';
import { inProject, systemPool } from '../db/client';
import { databaseNow } from '../db/database-clock';
import type { Prisma } from '../db/generated/client';
import { selectPeople } from '../db/sql/notification-targets';
import { actionAnswer, dayOf, WITH_LINKS } from './action-answer';
import { readActionCursor, writeActionCursor } from './action-cursor';

/** Actions, the earliest due first. @throws ServiceError invalid for a cursor that is none */
export async function listActions(projectId: string, params: ActionsParams): Promise<ActionList> {
  const { cursor, limit } = params;
  const after = cursor === undefined ? null : readActionCursor(cursor);
  const today = dayOf(await databaseNow());
  return inProject(projectId, async (tx) => {
    const rows = await tx.actionItem.findMany({
      where: { projectId, AND: [filterOf(params, today), after === null ? {} : beyond(after)] },
      orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      take: limit + 1,
      include: WITH_LINKS,
    });
    const items = rows.slice(0, limit).map((row) => actionAnswer(row, today));
    const last = items.at(-1);
    return {
      items,
      nextCursor: rows.length > limit && last !== undefined ? writeActionCursor(last) : null,
    };
  });
}

/** The same with those who can own one. */
export async function listActionsWithPeople(
  projectId: string,
  params: ActionsParams,
): Promise<ActionPage> {
  const [list, people] = await Promise.all([
    listActions(projectId, params),
    selectPeople(systemPool(), projectId),
  ]);
  return { ...list, people: people.map(({ id, name }) => ({ id, name })) };
}

function filterOf(params: ActionsParams, today: string): Prisma.ActionItemWhereInput {
  const { status, kind, owner, incident, postmortem, overdue } = params;
  const isLate = { status: 'open', dueOn: { lt: new Date(today) } };
  return {
    ...(status === undefined ? {} : { status }),
    ...(kind === undefined ? {} : { kind }),
    ...(owner === undefined ? {} : { ownerId: owner }),
    ...(incident === undefined ? {} : { incidentId: incident }),
    ...(postmortem === undefined ? {} : { postmortemId: postmortem }),
    ...(overdue === 'true' ? { AND: [isLate] } : {}),
    ...(overdue === 'false'
      ? { OR: [{ status: { not: 'open' } }, { dueOn: null }, { dueOn: { gte: new Date(today) } }] }
      : {}),
  };
}

function beyond({ dueOn, id }: { dueOn: string | null; id: string }): Prisma.ActionItemWhereInput {
  if (dueOn === null) return { dueOn: null, id: { gt: id } };
  const day = new Date(dueOn);
  return { OR: [{ dueOn: { gt: day } }, { dueOn: day, id: { gt: id } }, { dueOn: null }] };
}
