import { randomUUID } from 'node:crypto';
import type { CreateChannelInput, CreatedChannel } from '@/domain/notifications/schemas';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { sealChannelSecret } from './channel-secret';
import { makeSigningSecret } from './sign-webhook';

/** Makes a channel. Its address is kept sealed, and of a webhook the signing secret is answered this once. */
export async function createChannel({
  ctx,
  input,
}: {
  ctx: ProjectContext;
  input: CreateChannelInput;
}): Promise<CreatedChannel> {
  const { projectId } = ctx;
  const { kind, name, address, routingKey, leastSeverity } = input;
  const id = randomUUID();
  const signingSecret = kind === 'webhook' ? makeSigningSecret() : null;
  const shown = kind === 'email' ? address : new URL(address).host;
  const secret = {
    url: address,
    ...(kind === 'pagerduty' && routingKey !== null ? { routingKey } : {}),
    ...(signingSecret === null ? {} : { signingSecret }),
  };
  await inProject(projectId, async (tx) => {
    await tx.notificationChannel.create({
      data: {
        projectId,
        id,
        kind,
        name,
        address: shown,
        secret: kind === 'email' ? null : sealChannelSecret({ projectId, id }, secret),
        leastSeverity,
        createdById: ctx.actor.kind === 'user' ? ctx.actor.id : null,
      },
    });
    await recordAudit(tx, ctx, {
      action: 'channel.create',
      subject: name,
      details: { kind, address: shown, leastSeverity },
    });
  });
  return { id, signingSecret };
}
