import { type ActedAlert, type AlertAction, actOnAlert } from '@/domain/alerting/act-on-alert';
import type { ActedAlertAnswer, Review } from '@/domain/alerting/alert-answers';
import type { AlertState } from '@/domain/alerting/alert-state';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject, type ProjectTransaction, systemPool } from '../db/client';
import { databaseNow } from '../db/database-clock';
import type { Alert } from '../db/generated/client';
import { notifyFollowers } from '../db/sql/notify';
import { ServiceError } from '../errors';
import { followAlert } from '../oncall/follow-alert';
import { alertDetail, noAlert } from './read-alerts';

const ATTEMPTS = 5;

interface ActInput {
  ctx: ProjectContext;
  id: string;
  action: AlertAction;
}

/**
 * Acknowledges, snoozes, resolves ... an alert. What comes too late, or twice, changes nothing and says so; of two
 * people at the same moment one is told of the other.
 * @throws ServiceError not_found; unavailable when it changes faster than it can be acted on
 */
export async function actOn({ ctx, id, action }: ActInput): Promise<ActedAlertAnswer> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const answer = await inProject(ctx.projectId, (tx) => actIn(tx, { ctx, id, action }));
    if (answer === null) continue;
    if (answer.changed) await notifyFollowers(systemPool(), ctx.projectId, 'alert');
    return answer;
  }
  throw new ServiceError('unavailable', 'The alert changes too fast to be acted on.', {
    hint: 'Try again in a moment.',
    retryAfterSeconds: 1,
  });
}

/** Null when the alert was changed by somebody else in between. */
async function actIn(
  tx: ProjectTransaction,
  { ctx, id, action }: ActInput,
): Promise<ActedAlertAnswer | null> {
  const { projectId } = ctx;
  const row = await tx.alert.findUnique({ where: { projectId_id: { projectId, id } } });
  if (row === null) throw noAlert();
  const nowMs = Math.floor(await databaseNow());
  const outcome = actOnAlert(actedAlert(row), action, nowMs);
  if (!outcome.changes) {
    const detail = await alertDetail(tx, projectId, id);
    return { ...detail, changed: false, message: outcome.because };
  }
  const { next } = outcome;
  const { count } = await tx.alert.updateMany({
    where: {
      projectId,
      id,
      state: row.state,
      acknowledgedAt: row.acknowledgedAt,
      snoozedUntil: row.snoozedUntil,
    },
    data: {
      state: next.state,
      acknowledgedAt: dateOf(next.acknowledgedMs),
      acknowledgedBy: next.acknowledgedBy,
      snoozedUntil: dateOf(next.snoozedUntilMs),
      resolvedAt: dateOf(next.resolvedMs),
      ...(action.kind === 'resolve' ? { resolvedBecause: ctx.actor.name } : {}),
    },
  });
  if (count === 0) return null;
  const { kind, text } = eventOf(action);
  await followAlert(tx, { projectId, alertId: id, kind, text, by: ctx.actor.name, atMs: nowMs });
  await recordAudit(tx, ctx, { action: `alert.${action.kind}`, subject: row.summary });
  return { ...(await alertDetail(tx, projectId, id)), changed: true, message: null };
}

function actedAlert(row: Alert): ActedAlert {
  return {
    state: row.state as AlertState,
    acknowledgedMs: row.acknowledgedAt?.getTime() ?? null,
    acknowledgedBy: row.acknowledgedBy,
    snoozedUntilMs: row.snoozedUntil?.getTime() ?? null,
    resolvedMs: row.resolvedAt?.getTime() ?? null,
  };
}

function eventOf(action: AlertAction): { kind: string; text: string } {
  switch (action.kind) {
    case 'acknowledge':
      return { kind: 'acknowledged', text: 'Acknowledged: somebody is on it' };
    case 'unacknowledge':
      return { kind: 'unacknowledged', text: 'The acknowledgement was taken back' };
    case 'snooze': {
      const until = new Date(action.untilMs).toISOString();
      return { kind: 'snoozed', text: `Snoozed until ${until}` };
    }
    case 'escalate':
      return { kind: 'escalated', text: 'Escalated by hand: the next step is told now' };
    case 'resolve':
      return { kind: 'resolved', text: 'Closed by hand' };
  }
}

/** Says whether an alert helped; the last word counts. @throws ServiceError not_found */
export async function reviewAlert({
  ctx,
  id,
  review,
}: {
  ctx: ProjectContext;
  id: string;
  review: Review;
}): Promise<ActedAlertAnswer> {
  const { projectId } = ctx;
  const at = new Date(Math.floor(await databaseNow()));
  const answer = await inProject(projectId, async (tx): Promise<ActedAlertAnswer> => {
    const { count } = await tx.alert.updateMany({
      where: { projectId, id, OR: [{ review: null }, { review: { not: review } }] },
      data: { review, reviewedAt: at, reviewedBy: ctx.actor.name },
    });
    const detail = await alertDetail(tx, projectId, id);
    if (count === 0)
      return { ...detail, changed: false, message: `It is marked as ${review} already.` };
    await tx.alertEvent.create({
      data: {
        projectId,
        alertId: id,
        at,
        kind: 'reviewed',
        text: `Marked as ${review}`,
        by: ctx.actor.name,
      },
      select: { id: true },
    });
    await recordAudit(tx, ctx, {
      action: 'alert.review',
      subject: detail.summary,
      details: { review },
    });
    return { ...(await alertDetail(tx, projectId, id)), changed: true, message: null };
  });
  if (answer.changed) await notifyFollowers(systemPool(), projectId, 'alert');
  return answer;
}

function dateOf(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
