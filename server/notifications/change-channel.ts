import type { ChangeChannelInput } from '@/domain/notifications/schemas';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { noSuchChannel } from './no-such-channel';

/** Pauses a channel or lets it go on, renames it, changes what it takes. @throws ServiceError not_found */
export async function changeChannel({
  ctx,
  id,
  input,
}: {
  ctx: ProjectContext;
  id: string;
  input: ChangeChannelInput;
}): Promise<void> {
  const { projectId } = ctx;
  const changes = Object.fromEntries(
    Object.entries(input).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
  await inProject(projectId, async (tx) => {
    const before = await tx.notificationChannel.findFirst({ where: { projectId, id } });
    if (before === null) throw noSuchChannel();
    await tx.notificationChannel.updateMany({
      where: { projectId, id },
      data: { ...changes, ...(input.isPaused === false ? { disabledReason: null } : {}) },
    });
    await recordAudit(tx, ctx, {
      action: 'channel.change',
      subject: before.name,
      details: changes,
    });
  });
}
