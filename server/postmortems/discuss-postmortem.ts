import type { Discussion } from '@/domain/postmortems/postmortem-answers';
import type { CommentInput } from '@/domain/postmortems/schemas';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject, type ProjectTransaction } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { ServiceError } from '../errors';
import { checkPeople } from '../oncall/check-people';
import { noSuchPostmortem } from './no-such-postmortem';
import { DISCUSSION, discussionOf } from './postmortem-row';

interface Discuss {
  ctx: ProjectContext;
  id: string;
}

/** @throws ServiceError not_found */
export async function addComment({ ctx, id }: Discuss, input: CommentInput): Promise<Discussion> {
  return discuss({ ctx, id }, async (tx, at) => {
    await tx.postmortemComment.create({
      data: { projectId: ctx.projectId, postmortemId: id, ...input, by: ctx.actor.name, at },
      select: { id: true },
    });
    return { action: 'postmortem.comment', details: { section: input.sectionKey } };
  });
}

/** Settles a comment, or opens it again; the last word counts. @throws ServiceError not_found */
export async function settleComment(
  { ctx, id }: Discuss,
  { commentId, resolved }: { commentId: string; resolved: boolean },
): Promise<Discussion> {
  return discuss({ ctx, id }, async (tx, at) => {
    const { count } = await tx.postmortemComment.updateMany({
      where: { projectId: ctx.projectId, postmortemId: id, id: commentId },
      data: { resolvedAt: resolved ? at : null, resolvedBy: resolved ? ctx.actor.name : null },
    });
    if (count === 0)
      throw new ServiceError('not_found', 'There is no such comment on this postmortem.');
    return { action: 'postmortem.settle_comment', details: { resolved } };
  });
}

/** Names who is asked to look it over; verdicts of those who stay are kept. @throws ServiceError not_found */
export async function askReviewers(
  { ctx, id }: Discuss,
  reviewerIds: readonly string[],
): Promise<Discussion> {
  const { projectId } = ctx;
  const people = await checkPeople(projectId, reviewerIds, 'reviewerIds');
  const asked = [...new Set(reviewerIds)].flatMap((userId) => {
    const person = people.get(userId);
    return person === undefined ? [] : [{ userId, name: person.name }];
  });
  return discuss({ ctx, id }, async (tx) => {
    await tx.postmortemReviewer.deleteMany({
      where: { projectId, postmortemId: id, userId: { notIn: asked.map(({ userId }) => userId) } },
    });
    await tx.postmortemReviewer.createMany({
      data: asked.map((one) => ({ projectId, postmortemId: id, ...one })),
      skipDuplicates: true,
    });
    return {
      action: 'postmortem.ask_reviewers',
      details: { reviewers: asked.map(({ name }) => name) },
    };
  });
}

/** What somebody says of the text as it is now; whoever was not asked is a reviewer from then on. @throws ServiceError not_found */
export async function giveVerdict(
  { ctx, id }: Discuss,
  state: 'approved' | 'changes' | 'asked',
): Promise<Discussion> {
  const { projectId, actor } = ctx;
  const userId = actor.id;
  if (actor.kind !== 'user' || userId === null)
    throw new ServiceError('forbidden', 'Only a person looks a postmortem over.');
  return discuss({ ctx, id }, async (tx, at) => {
    const { revision } = await tx.postmortem.findUniqueOrThrow({
      where: { projectId_id: { projectId, id } },
      select: { revision: true },
    });
    const verdict = { state, at, revision };
    await tx.postmortemReviewer.upsert({
      where: { projectId_postmortemId_userId: { projectId, postmortemId: id, userId } },
      update: verdict,
      create: { projectId, postmortemId: id, userId, name: actor.name, ...verdict },
    });
    return { action: 'postmortem.review', details: { state, revision } };
  });
}

async function discuss(
  { ctx, id }: Discuss,
  work: (
    tx: ProjectTransaction,
    at: Date,
  ) => Promise<{
    action: string;
    details: Record<string, string | number | boolean | null | string[]>;
  }>,
): Promise<Discussion> {
  const { projectId } = ctx;
  const at = new Date(Math.floor(await databaseNow()));
  return inProject(projectId, async (tx) => {
    const row = await tx.postmortem.findUnique({
      where: { projectId_id: { projectId, id } },
      select: { title: true },
    });
    if (row === null) throw noSuchPostmortem();
    const { action, details } = await work(tx, at);
    await recordAudit(tx, ctx, { action, subject: row.title, details });
    return discussionOf(
      await tx.postmortem.findUniqueOrThrow({
        where: { projectId_id: { projectId, id } },
        select: DISCUSSION,
      }),
    );
  });
}
