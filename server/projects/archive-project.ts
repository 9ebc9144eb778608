import { db } from '@/server/db/client';
import { databaseNow } from '@/server/db/database-clock';
import { forgetApiKeys } from '../access/api-key-cache';
import { recordAudit, recordOrganisationAudit } from '../access/record-audit';
import type { Context } from '../context';
import { env } from '../env';
import { ServiceError } from '../errors';
import { requireOrganisationOwner } from './require-organisation-owner';

/**
 * Takes a project out of sight (its keys stop, its data stays until retention ends) or brings it back. The same again
 * changes nothing.
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
  await db().$transaction(async (tx) => {
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
    const change = {
      action: archived ? 'project.archive' : 'project.restore',
      subject: project.name,
      details: { slug: project.slug },
    };
    await recordOrganisationAudit(tx, ctx, project.organisationId, change);
    await recordAudit(tx, { ...ctx, projectId, role: null, scopes: [] }, change);
  });
  forgetApiKeys(projectId);
}
