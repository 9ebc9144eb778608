import type { RenewedSecret } from '@/domain/notifications/schemas';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { ServiceError } from '../errors';
import { openChannelSecret, sealChannelSecret } from './channel-secret';
import { noSuchChannel } from './no-such-channel';
import { makeSigningSecret } from './sign-webhook';

const BOTH_FOR_MS = 24 * 3_600_000;

/**
 * Makes another signing secret for a webhook and answers it this once. For a day each message carries a signature of
 * the old one too. @throws ServiceError not_found; conflict when it has none, or it cannot be opened
 */
export async function renewSigningSecret({
  ctx,
  id,
}: {
  ctx: ProjectContext;
  id: string;
}): Promise<RenewedSecret> {
  const { projectId } = ctx;
  const signingSecret = makeSigningSecret();
  const nowMs = await databaseNow();
  await inProject(projectId, async (tx) => {
    const channel = await tx.notificationChannel.findFirst({ where: { projectId, id } });
    if (channel === null) throw noSuchChannel();
    const known = channel.secret === null ? null : openChannelSecret(channel, channel.secret);
    if (known?.signingSecret === undefined)
      throw new ServiceError(
        'conflict',
        'This channel has no signing secret that can be renewed.',
        {
          hint: 'Only webhooks sign. Add the channel again if CANDOR_SECRET has changed.',
        },
      );
    const previous = { signingSecret: known.signingSecret, untilMs: nowMs + BOTH_FOR_MS };
    const { count } = await tx.notificationChannel.updateMany({
      where: { projectId, id, secret: channel.secret },
      data: { secret: sealChannelSecret({ projectId, id }, { ...known, signingSecret, previous }) },
    });
    if (count === 0)
      throw new ServiceError('conflict', 'Somebody else renewed it at the same moment.', {
        hint: 'Theirs holds. Renew it again if you need one of your own.',
      });
    await recordAudit(tx, ctx, { action: 'channel.renew_secret', subject: channel.name });
  });
  return { signingSecret };
}
