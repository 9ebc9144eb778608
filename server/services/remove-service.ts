import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { noService } from './answer-service';
import { forgetNoted } from './note-services';

/**
 * Takes a service out of the catalogue, with what people said of it. What it sent stays, and the next signal that names
 * it puts it back: in this process at once, in another within a minute.
 * @throws ServiceError not_found
 */
export async function removeService({ ctx, name }: { ctx: ProjectContext; name: string }) {
  const { projectId } = ctx;
  const removedAt = new Date(await databaseNow());
  await inProject(projectId, async (tx) => {
    const row = await tx.service.findUnique({ where: { projectId_name: { projectId, name } } });
    const { count } = await tx.service.updateMany({
      where: { projectId, name, removedAt: null },
      data: {
        removedAt,
        ownerTeam: null,
        tier: null,
        runbookUrl: null,
        repositoryUrl: null,
        description: null,
      },
    });
    if (row === null || count === 0) throw noService();
    await tx.serviceSighting.deleteMany({ where: { projectId, service: name } });
    const { ownerTeam, tier, runbookUrl, repositoryUrl, description } = row;
    await recordAudit(tx, ctx, {
      action: 'service.remove',
      subject: name,
      details: { ownerTeam, tier, runbookUrl, repositoryUrl, description },
    });
  });
  forgetNoted(projectId, name);
}
