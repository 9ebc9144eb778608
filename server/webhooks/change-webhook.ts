import type { ChangeWebhookInput } from '@/domain/webhooks/webhook-list';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { noSuchWebhook } from './renew-webhook-secret';

/** Renames an endpoint, or says what services its repositories are. @throws ServiceError not_found */
export async function changeWebhook({
  ctx,
  id,
  input,
}: {
  ctx: ProjectContext;
  id: string;
  input: ChangeWebhookInput;
}): Promise<void> {
  const { projectId } = ctx;
  const { name, services } = input;
  await inProject(projectId, async (tx) => {
    const before = await tx.webhookEndpoint.findFirst({ where: { projectId, id } });
    if (before === null) throw noSuchWebhook();
    await tx.webhookEndpoint.updateMany({
      where: { projectId, id },
      data: {
        ...(name === undefined ? {} : { name }),
        ...(services === undefined ? {} : { services }),
      },
    });
    await recordAudit(tx, ctx, {
      action: 'webhook.change',
      subject: before.name,
      details: {
        ...(name === undefined ? {} : { name }),
        ...(services === undefined
          ? {}
          : { services: services.map((one) => `${one.repository} is ${one.service}`) }),
      },
    });
  });
}
