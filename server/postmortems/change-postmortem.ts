import type { PostmortemAnswer, StalePostmortem } from '@/domain/postmortems/postmortem-answers';
import { type PostmortemStatus, whyNotStatus } from '@/domain/postmortems/postmortem-status';
import type { ChangePostmortemInput } from '@/domain/postmortems/schemas';
import { recordAudit } from '../access/record-audit';
import { ownerOf } from '../actions/owner-of';
import type { ProjectContext } from '../context';
import { inProject, type ProjectTransaction } from '../db/client';
import { databaseNow } from '../db/database-clock';
import type { Prisma } from '../db/generated/client';
import { ServiceError } from '../errors';
import { noSuchPostmortem } from './no-such-postmortem';
import { readSections } from './postmortem-row';
import { postmortemDetail } from './read-postmortems';

/** Changes of one person so near to each other are one run in the history. */
const RUN_MS = 600_000;
/** So many revisions of a run stay for whoever is still writing on an old one. */
const KEPT = 30;

interface Change {
  ctx: ProjectContext;
  id: string;
  input: ChangePostmortemInput;
}

export type ChangedPostmortem =
  | { outcome: 'saved'; postmortem: PostmortemAnswer }
  | ({ outcome: 'stale' } & StalePostmortem);

/**
 * Changes a postmortem that is still at the revision that the change was based on; one that is not any more comes back
 * with both versions, and nothing is written.
 * @throws ServiceError not_found; invalid for a status that cannot follow
 */
export async function changePostmortem({ ctx, id, input }: Change): Promise<ChangedPostmortem> {
  const { projectId } = ctx;
  const owner = await ownerOf(projectId, input.ownerId ?? null);
  return inProject(projectId, async (tx): Promise<ChangedPostmortem> => {
    const row = await tx.postmortem.findUnique({ where: { projectId_id: { projectId, id } } });
    if (row === null) throw noSuchPostmortem();
    if (row.revision !== input.revision)
      return { outcome: 'stale', ...(await staleOf(tx, ctx, { id, input })) };
    const at = new Date(Math.floor(await databaseNow()));
    const status = input.status ?? (row.status as PostmortemStatus);
    const ownerId = input.ownerId === undefined ? row.ownerId : input.ownerId;
    const why = whyNotStatus(row.status as PostmortemStatus, status, {
      hasOwner: ownerId !== null,
    });
    if (why !== null)
      throw new ServiceError('invalid', why, { details: [{ path: 'status', message: why }] });
    const title = input.title ?? row.title;
    const sections = input.sections ?? readSections(row.sections);
    const revision = row.revision + 1;
    const { count } = await tx.postmortem.updateMany({
      where: { projectId, id, revision: input.revision },
      data: {
        title,
        sections,
        status,
        revision,
        updatedAt: at,
        updatedBy: ctx.actor.name,
        ...(input.ownerId === undefined ? {} : owner),
        ...(input.dueAt === undefined
          ? {}
          : { dueAt: input.dueAt === null ? null : new Date(input.dueAt) }),
        ...(status === 'published' && row.publishedAt === null ? { publishedAt: at } : {}),
      },
    });
    // Somebody was faster between the two statements.
    if (count === 0) return { outcome: 'stale', ...(await staleOf(tx, ctx, { id, input })) };
    if (input.sections !== undefined || input.title !== undefined)
      await keepRevision(tx, ctx, { id, revision, title, sections, at });
    if (input.sections === undefined || input.status !== undefined || input.title !== undefined)
      await recordAudit(tx, ctx, {
        action: 'postmortem.change',
        subject: title,
        details: { status, revision, changed: Object.keys(input).filter((k) => k !== 'revision') },
      });
    return { outcome: 'saved', postmortem: await postmortemDetail(tx, projectId, id) };
  });
}

async function staleOf(
  tx: ProjectTransaction,
  { projectId }: ProjectContext,
  { id, input }: Pick<Change, 'id' | 'input'>,
): Promise<StalePostmortem> {
  const base = await tx.postmortemRevision.findFirst({
    where: { projectId, postmortemId: id, revision: { lte: input.revision } },
    orderBy: { revision: 'desc' },
  });
  return {
    current: await postmortemDetail(tx, projectId, id),
    base:
      base === null
        ? null
        : { revision: base.revision, title: base.title, sections: readSections(base.sections) },
  };
}

interface Kept {
  id: string;
  revision: number;
  title: string;
  sections: Prisma.InputJsonValue;
  at: Date;
}

async function keepRevision(tx: ProjectTransaction, ctx: ProjectContext, kept: Kept) {
  const { projectId, actor } = ctx;
  const { id: postmortemId, at, ...text } = kept;
  const byId = actor.id ?? actor.kind;
  const last = await tx.postmortemRevision.findFirst({
    where: { projectId, postmortemId },
    orderBy: { revision: 'desc' },
    select: { byId: true, beganAt: true, revision: true },
  });
  const goesOn = last?.byId === byId && at.getTime() - last.beganAt.getTime() < RUN_MS;
  const beganAt = goesOn ? last.beganAt : at;
  await tx.postmortemRevision.create({
    data: { projectId, postmortemId, ...text, byId, byName: actor.name, beganAt, at },
    select: { revision: true },
  });
  if (goesOn)
    await tx.postmortemRevision.deleteMany({
      where: { projectId, postmortemId, byId, beganAt, revision: { lt: kept.revision - KEPT } },
    });
}
