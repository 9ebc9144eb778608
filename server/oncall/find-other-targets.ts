import type { NoticeTarget } from '@/domain/notifications/notice';
import { systemPool } from '../db/client';
import { selectMethod } from '../db/sql/contact-methods';
import { selectAdmins, selectChannels, selectContacts } from '../db/sql/notification-targets';
import { channelTarget, contactTarget } from './target-of';

interface FailedTarget {
  projectId: string;
  targetKind: string;
  targetId: string;
}

/**
 * Who is told that somebody could not be: every other channel that works, and the project's admins where there is none;
 * and whose contact method failed, by the e-mail of their account.
 */
export async function findOtherTargets(failed: FailedTarget): Promise<NoticeTarget[]> {
  const { projectId, targetId } = failed;
  const owner = await ownerOf(failed);
  const channels = await selectChannels(systemPool(), projectId);
  const working = channels.filter(
    ({ id, isPaused, disabledReason }) => id !== targetId && !isPaused && disabledReason === null,
  );
  if (working.length > 0) return [...owner, ...working.map(channelTarget)];
  const admins = await selectAdmins(systemPool(), projectId);
  const others = admins.filter(({ id }) => id !== targetId && id !== owner[0]?.id);
  return [...owner, ...others.map(contactTarget)];
}

async function ownerOf({ projectId, targetKind, targetId }: FailedTarget): Promise<NoticeTarget[]> {
  const method = targetKind === 'method' ? await selectMethod(systemPool(), targetId) : null;
  if (method === null) return [];
  return (await selectContacts(systemPool(), projectId, [method.userId])).map(contactTarget);
}
