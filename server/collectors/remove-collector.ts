import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { noSuchCollector } from './no-such-collector';

/** Removes a collector with its secret; what it has collected stays. @throws ServiceError not_found */
export async function removeCollector({
  ctx,
  id,
}: {
  ctx: ProjectContext;
  id: string;
}): Promise<void> {
  const { projectId } = ctx;
  await inProject(projectId, async (tx) => {
    const before = await tx.collector.findFirst({ where: { projectId, id } });
    if (before === null) throw noSuchCollector();
    await tx.collector.deleteMany({ where: { projectId, id } });
    await recordAudit(tx, ctx, { action: 'collector.remove', subject: before.name });
  });
}
