import { checkSections } from '@/domain/postmortems/check-sections';
import type {
  PostmortemAnswer,
  PostmortemList,
  PostmortemNews,
  ReadPostmortemAnswer,
} from '@/domain/postmortems/postmortem-answers';
import type { PostmortemsParams } from '@/domain/postmortems/schemas';
import { inProject, type ProjectTransaction } from '../db/client';
import { databaseNow } from '../db/database-clock';
import type { Prisma } from '../db/generated/client';
import { readTimeCursor, writeTimeCursor } from '../db/list-cursor';
import { noSuchPostmortem } from './no-such-postmortem';
import {
  DETAIL,
  DISCUSSION,
  detailOf,
  discussionOf,
  ITEM,
  itemOf,
  TEXT,
  textOf,
} from './postmortem-row';

/** Postmortems, the newest first. @throws ServiceError invalid for a cursor that is none */
export async function listPostmortems(
  projectId: string,
  params: PostmortemsParams,
): Promise<PostmortemList> {
  const { cursor, limit } = params;
  const after = cursor === undefined ? null : readTimeCursor(cursor);
  const nowMs = await databaseNow();
  const where: Prisma.PostmortemWhereInput[] = [{ projectId }, ...filtersOf(params, nowMs)];
  if (after !== null)
    where.push({
      OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }],
    });
  const rows = await inProject(projectId, (tx) =>
    tx.postmortem.findMany({
      where: { AND: where },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
      select: ITEM,
    }),
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => itemOf(row, nowMs)),
    nextCursor:
      rows.length > limit && last !== undefined
        ? writeTimeCursor({ at: last.createdAt, id: last.id })
        : null,
  };
}

function filtersOf(
  { status, owner, incident, overdue }: PostmortemsParams,
  nowMs: number,
): Prisma.PostmortemWhereInput[] {
  const now = new Date(nowMs);
  const late = { dueAt: { lt: now }, status: { in: ['draft', 'in_review'] } };
  const inTime = {
    OR: [{ dueAt: null }, { dueAt: { gte: now } }, { status: { in: ['published', 'closed'] } }],
  };
  return [
    ...(status === undefined ? [] : [{ status }]),
    ...(owner === undefined ? [] : [{ ownerId: owner }]),
    ...(incident === undefined ? [] : [{ incidentId: incident }]),
    ...(overdue === undefined ? [] : [overdue === 'true' ? late : inTime]),
  ];
}

/** One postmortem with its text and everything about it. @throws ServiceError not_found */
export async function readPostmortem(projectId: string, id: string): Promise<PostmortemAnswer> {
  return inProject(projectId, (tx) => postmortemDetail(tx, projectId, id));
}

/** The same with what the editor would say of its words, for whoever takes it out. @throws ServiceError not_found */
export async function readPostmortemChecked(
  projectId: string,
  id: string,
): Promise<ReadPostmortemAnswer> {
  const postmortem = await readPostmortem(projectId, id);
  return { ...postmortem, findings: checkSections(postmortem.sections) };
}

/** The same in a transaction that is confined to the project already. @throws ServiceError not_found */
export async function postmortemDetail(
  tx: ProjectTransaction,
  projectId: string,
  id: string,
): Promise<PostmortemAnswer> {
  const row = await tx.postmortem.findUnique({
    where: { projectId_id: { projectId, id } },
    select: DETAIL,
  });
  if (row === null) throw noSuchPostmortem();
  return detailOf(row, await databaseNow());
}

/** What somebody who has `revision` does not know yet. @throws ServiceError not_found */
export async function readPostmortemNews(
  projectId: string,
  id: string,
  revision: number,
): Promise<PostmortemNews> {
  const nowMs = await databaseNow();
  const where = { projectId_id: { projectId, id } };
  return inProject(projectId, async (tx) => {
    const said = await tx.postmortem.findUnique({ where, select: DISCUSSION });
    if (said === null) throw noSuchPostmortem();
    const row =
      said.revision === revision ? null : await tx.postmortem.findUnique({ where, select: TEXT });
    return { ...discussionOf(said), changed: row && textOf(row, nowMs) };
  });
}
