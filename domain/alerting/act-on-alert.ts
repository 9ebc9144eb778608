import type { AlertState } from './alert-state';

/** An alert as a person's action looks at it. Times in epoch ms. */
export interface ActedAlert {
  state: AlertState;
  acknowledgedMs: number | null;
  acknowledgedBy: string | null;
  /** Until when nobody is paged for it, although it goes on. */
  snoozedUntilMs: number | null;
  resolvedMs: number | null;
}

export type AlertAction =
  | { kind: 'acknowledge'; by: string }
  | { kind: 'unacknowledge' }
  | { kind: 'snooze'; untilMs: number; by: string }
  | { kind: 'escalate' }
  | { kind: 'resolve' };

/** What an action does; one that comes too late, or twice, changes nothing and says so in words. */
export type ActionOutcome =
  | { changes: true; next: ActedAlert }
  | { changes: false; because: string };

const MOST_SNOOZE_MS = 14 * 86_400_000;

/** What an action by a person makes of an alert. */
export function actOnAlert(alert: ActedAlert, action: AlertAction, nowMs: number): ActionOutcome {
  if (alert.state === 'resolved') return { changes: false, because: 'This alert is over already.' };
  if (alert.state === 'pending')
    return { changes: false, because: 'This alert has not fired: its condition has yet to last.' };
  switch (action.kind) {
    case 'acknowledge':
      return acknowledge(alert, action.by, nowMs);
    case 'unacknowledge':
      return alert.state === 'acknowledged'
        ? { changes: true, next: asFiring(alert) }
        : { changes: false, because: 'Nobody has acknowledged this alert.' };
    case 'escalate':
      // Whoever had it wants others: it is nobody's until one of them takes it.
      return { changes: true, next: asFiring(alert) };
    case 'snooze':
      return snooze(alert, action, nowMs);
    case 'resolve':
      return {
        changes: true,
        next: { ...alert, state: 'resolved', resolvedMs: nowMs, snoozedUntilMs: null },
      };
  }
}

function asFiring(alert: ActedAlert): ActedAlert {
  return {
    ...alert,
    state: 'firing',
    acknowledgedMs: null,
    acknowledgedBy: null,
    snoozedUntilMs: null,
  };
}

function acknowledge(alert: ActedAlert, by: string, nowMs: number): ActionOutcome {
  if (alert.state === 'acknowledged' && alert.snoozedUntilMs === null)
    return {
      changes: false,
      because: `${alert.acknowledgedBy ?? 'Somebody'} has acknowledged this alert already.`,
    };
  return {
    changes: true,
    next: {
      ...alert,
      state: 'acknowledged',
      acknowledgedMs: nowMs,
      acknowledgedBy: by,
      snoozedUntilMs: null,
    },
  };
}

/** A snooze is an acknowledgement with an end. */
function snooze(
  alert: ActedAlert,
  { untilMs, by }: { untilMs: number; by: string },
  nowMs: number,
): ActionOutcome {
  if (untilMs <= nowMs) return { changes: false, because: 'A snooze ends in the future.' };
  if (untilMs > nowMs + MOST_SNOOZE_MS)
    return { changes: false, because: 'A snooze ends within 14 days; a silence may last longer.' };
  return {
    changes: true,
    next: {
      ...alert,
      state: 'acknowledged',
      acknowledgedMs: nowMs,
      acknowledgedBy: by,
      snoozedUntilMs: untilMs,
    },
  };
}

/**
 * Whether paging goes on by itself: the snooze is over, or the acknowledgement has held for as long as it may without
 * the alert being over. Answers why, or null.
 */
export function pagingResumes(
  alert: ActedAlert,
  ackTimeoutSeconds: number | null,
  nowMs: number,
): 'snooze_over' | 'acknowledgement_timed_out' | null {
  if (alert.state !== 'acknowledged') return null;
  if (alert.snoozedUntilMs !== null) return alert.snoozedUntilMs <= nowMs ? 'snooze_over' : null;
  if (ackTimeoutSeconds === null || alert.acknowledgedMs === null) return null;
  const isOver = nowMs - alert.acknowledgedMs >= ackTimeoutSeconds * 1_000;
  return isOver ? 'acknowledgement_timed_out' : null;
}
