import type { NoticeTarget } from '@/domain/notifications/notice';
import { isAtLeast } from '@/domain/notifications/severity-order';
import { systemPool } from '../db/client';
import { type ChannelRow, selectAdmins, selectChannels } from '../db/sql/notification-targets';
import { channelTarget, contactTarget } from './target-of';

interface Asked {
  projectId: string;
  /** The policy that paging began with; null at the first step. */
  policy: unknown;
  /** Who owns the rule or the service. */
  ownerTeam: string | null;
  severity: string;
  round: number;
  step: number;
  nowMs: number;
}

export interface FoundTargets {
  targets: NoticeTarget[];
  /** To be kept for the steps that follow. */
  policy: unknown;
  /** The step that follows, and when it is due if nobody acknowledges; null when there is none. */
  next: { round: number; step: number; nextAtMs: number | null };
  /** In words, where nobody who was meant to be told could be. */
  because: string | null;
}

/** Whom to tell at a step. For what is serious somebody is always told: at the last, every admin by e-mail. */
export async function findTargets(asked: Asked): Promise<FoundTargets> {
  const { projectId, severity, round, step } = asked;
  const channels = await selectChannels(systemPool(), projectId);
  const end = { policy: null, next: { round, step, nextAtMs: null } };
  const wanted = channels.filter((channel) => takes(channel, severity));
  if (wanted.length > 0) return { ...end, targets: wanted.map(channelTarget), because: null };
  return { ...end, ...(await lastResort(projectId, severity)) };
}

function takes({ isPaused, disabledReason, leastSeverity }: ChannelRow, severity: string): boolean {
  return !isPaused && disabledReason === null && isAtLeast(severity, leastSeverity);
}

async function lastResort(projectId: string, severity: string) {
  if (!isAtLeast(severity, 'medium'))
    return { targets: [], because: 'No channel takes this severity, and nobody is woken for it.' };
  const admins = await selectAdmins(systemPool(), projectId);
  return {
    targets: admins.map(contactTarget),
    because: 'No channel takes this severity, so every admin is told by e-mail.',
  };
}
