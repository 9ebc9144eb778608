import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { noHeartbeat } from './answer-heartbeats';

/** Forgets a job with its history. @throws ServiceError not_found */
export async function deleteHeartbeat({
  ctx,
  slug,
}: {
  ctx: ProjectContext;
  slug: string;
}): Promise<void> {
  const { projectId } = ctx;
  await inProject(projectId, async (tx) => {
    const { count } = await tx.heartbeat.deleteMany({ where: { projectId, slug } });
    if (count === 0) throw noHeartbeat();
    await recordAudit(tx, ctx, { action: 'heartbeat.delete', subject: slug });
  });
}
