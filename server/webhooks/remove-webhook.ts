import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { noSuchWebhook } from './renew-webhook-secret';

/** Removes an endpoint with its list of deliveries; what they became stays. @throws ServiceError not_found */
export async function removeWebhook({
  ctx,
  id,
}: {
  ctx: ProjectContext;
  id: string;
}): Promise<void> {
  const { projectId } = ctx;
  await inProject(projectId, async (tx) => {
    const before = await tx.webhookEndpoint.findFirst({ where: { projectId, id } });
    if (before === null) throw noSuchWebhook();
    await tx.webhookEndpoint.deleteMany({ where: { projectId, id } });
    await recordAudit(tx, ctx, { action: 'webhook.remove', subject: before.name });
  });
}
