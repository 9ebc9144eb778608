import type { NoticePayload, NoticeTarget } from '@/domain/notifications/notice';
import { isAtLeast } from '@/domain/notifications/severity-order';
import { systemPool } from '../db/client';
import { selectAdmins, selectChannels } from '../db/sql/notification-targets';
import { channelTarget, contactTarget } from './target-of';

interface Asked {
  projectId: string;
  policyId: string | null;
  service: string | null;
  severity: NoticePayload['severity'];
  /** Of the escalation policy, from 0. */
  step: number;
  nowMs: number;
}

export interface FoundTargets {
  targets: NoticeTarget[];
  /** When the next step is due if nobody acknowledges; null when there is none. */
  nextStepAtMs: number | null;
  /** In words, where nobody who was meant to be told could be: the timeline says so. */
  because: string | null;
}

/** Whom to tell at a step. Somebody is always told: at the last, every admin by e-mail, and `because` says why. */
export async function findTargets({ projectId, severity }: Asked): Promise<FoundTargets> {
  const channels = await selectChannels(systemPool(), projectId);
  const wanted = channels.filter(
    ({ isPaused, disabledReason, leastSeverity }) =>
      !isPaused && disabledReason === null && isAtLeast(severity, leastSeverity),
  );
  if (wanted.length > 0)
    return { targets: wanted.map(channelTarget), nextStepAtMs: null, because: null };
  const admins = await selectAdmins(systemPool(), projectId);
  return {
    targets: admins.map(contactTarget),
    nextStepAtMs: null,
    because: 'No channel takes this severity, so every admin is told by e-mail.',
  };
}
