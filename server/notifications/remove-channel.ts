import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { noSuchChannel } from './no-such-channel';

/** Removes a channel with its secret; what was sent through it stays in the ledger. @throws ServiceError not_found */
export async function removeChannel({
  ctx,
  id,
}: {
  ctx: ProjectContext;
  id: string;
}): Promise<void> {
  const { projectId } = ctx;
  await inProject(projectId, async (tx) => {
    const before = await tx.notificationChannel.findFirst({ where: { projectId, id } });
    if (before === null) throw noSuchChannel();
    await tx.team.updateMany({ where: { projectId, channelId: id }, data: { channelId: null } });
    await tx.notificationChannel.deleteMany({ where: { projectId, id } });
    await recordAudit(tx, ctx, { action: 'channel.remove', subject: before.name });
  });
}
