import type { WebhookSecret } from '@/domain/webhooks/webhook-list';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { ServiceError } from '../errors';
import { makeWebhookSecret, sealWebhookSecret } from './webhook-secret';

/** Gives an endpoint another secret; the old one admits nobody from then on. @throws ServiceError not_found */
export async function renewWebhookSecret({
  ctx,
  id,
}: {
  ctx: ProjectContext;
  id: string;
}): Promise<WebhookSecret> {
  const { projectId } = ctx;
  const secret = makeWebhookSecret();
  await inProject(projectId, async (tx) => {
    const { count } = await tx.webhookEndpoint.updateMany({
      where: { projectId, id },
      data: { secret: sealWebhookSecret({ projectId, id }, secret) },
    });
    if (count === 0) throw noSuchWebhook();
    const { name } = await tx.webhookEndpoint.findFirstOrThrow({ where: { projectId, id } });
    await recordAudit(tx, ctx, { action: 'webhook.renew_secret', subject: name });
  });
  return { id, secret };
}

export function noSuchWebhook(): ServiceError {
  return new ServiceError('not_found', 'There is no such webhook endpoint in this project.');
}
