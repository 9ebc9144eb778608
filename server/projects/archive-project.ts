import { db, type ProjectTransaction } from '@/server/db/client';
import { databaseNow } from '@/server/db/database-clock';
import { forgetApiKeys } from '../access/api-key-cache';
import { recordAudit, recordOrganisationAudit } from '../access/record-audit';
import { closeAlerts } from '../alerting/rules/close-alerts';
import type { Context } from '../context';
import { env } from '../env';
import { ServiceError } from '../errors';
import { requireOrganisationOwner } from './require-organisation-owner';

/** A project may have thousands of alerts open. */
const ARCHIVING_MS = 60_000;

/**
 * Takes a project out of sight (its keys and its alerts end, its data stays until retention ends) or brings it back. The
 * same again changes nothing.
 *
 * @throws ServiceError not_found, forbidden, conflict for the one in which Candor watches itself
 */
export async function archiveProject({
  ctx,
  input,
}: {
  ctx: Context;
  input: { projectId: string; archived: boolean };
}): Promise<void> {
  const now = new Date(await databaseNow());
  const { projectId, archived } = input;
  const work = async (tx: ProjectTransaction) => {
    const project = await tx.project.findUnique({ where: { id: projectId } });
    if (project === null)
      throw new ServiceError('not_found', 'There is no such project among yours.');
    await requireOrganisationOwner(tx, ctx, project.organisationId);
    if (archived && project.isSelf && env().CANDOR_SELF_WATCH)
      throw new ServiceError('conflict', 'Candor watches itself in this project.', {
        hint: 'Whoever runs Candor can stop that with CANDOR_SELF_WATCH=false; then it can be archived.',
      });
    const { count } = await tx.project.updateMany({
      where: { id: projectId, archivedAt: archived ? null : { not: null } },
      data: { archivedAt: archived ? now : null },
    });
    if (count === 0) return;
    if (archived) await endPaging(tx, { projectId, atMs: now.getTime(), by: ctx.actor.name });
    const change = {
      action: archived ? 'project.archive' : 'project.restore',
      subject: project.name,
      details: { slug: project.slug },
    };
    await recordOrganisationAudit(tx, ctx, project.organisationId, change);
    await recordAudit(tx, { ...ctx, projectId, role: null, scopes: [] }, change);
  };
  await db().$transaction(work, { timeout: ARCHIVING_MS });
  forgetApiKeys(projectId);
}

/** Nobody judges its alerts from here on: they are over, which those hear of who were told that they began. */
async function endPaging(
  tx: ProjectTransaction,
  { projectId, atMs, by }: { projectId: string; atMs: number; by: string },
): Promise<void> {
  // Evaluations that are under way are finished before, or change nothing after.
  await tx.alertRule.updateMany({ where: { projectId }, data: { fence: { increment: 1 } } });
  await closeAlerts(tx, { projectId, because: 'project_archived', atMs, by });
}
