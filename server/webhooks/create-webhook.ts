import { randomUUID } from 'node:crypto';
import type { CreateWebhookInput, WebhookSecret } from '@/domain/webhooks/webhook-list';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { makeWebhookSecret, sealWebhookSecret } from './webhook-secret';

/** Makes an endpoint; its secret is shown now and never again. */
export async function createWebhook({
  ctx,
  input,
}: {
  ctx: ProjectContext;
  input: CreateWebhookInput;
}): Promise<WebhookSecret> {
  const { projectId } = ctx;
  const id = randomUUID();
  const secret = makeWebhookSecret();
  await inProject(projectId, async (tx) => {
    await tx.webhookEndpoint.create({
      data: {
        projectId,
        id,
        kind: input.kind,
        name: input.name,
        secret: sealWebhookSecret({ projectId, id }, secret),
        createdById: ctx.actor.kind === 'user' ? ctx.actor.id : null,
      },
    });
    await recordAudit(tx, ctx, {
      action: 'webhook.create',
      subject: input.name,
      details: { kind: input.kind },
    });
  });
  return { id, secret };
}
