import type { NoticeTarget } from '@/domain/notifications/notice';
import { systemPool } from '../db/client';
import { selectAdmins, selectChannels } from '../db/sql/notification-targets';
import { channelTarget, contactTarget } from './target-of';

/** Who is told that `failedId` could not be: every other channel that works, and the project's admins where there is none. */
export async function findOtherTargets(
  projectId: string,
  failedId: string,
): Promise<NoticeTarget[]> {
  const channels = await selectChannels(systemPool(), projectId);
  const working = channels.filter(
    ({ id, isPaused, disabledReason }) => id !== failedId && !isPaused && disabledReason === null,
  );
  if (working.length > 0) return working.map(channelTarget);
  const admins = await selectAdmins(systemPool(), projectId);
  return admins.filter(({ id }) => id !== failedId).map(contactTarget);
}
