import type { Notice } from '@/domain/notifications/notice';
import type { DatabaseClient } from '../db/client';
import { inSystemTransaction } from '../db/in-system-transaction';
import {
  type DueEscalation,
  moveEscalation,
  READ_TOLD_ALERTS,
  type ToldAlert,
  takeDueEscalation,
} from '../db/sql/alert-escalations';
import { insertAlertEvent } from '../db/sql/alert-events';
import { holdCurrentSilences } from '../db/sql/silences';
import { enqueueNotices } from '../notifications/enqueue-notices';
import { type Silenced, silencer } from '../silences/why-silenced';
import { type FoundTargets, findTargets } from './find-targets';
import { payloadOfAlert } from './payload-of-alert';

/** Takes the steps of escalation that are due: whoever they name is told, and the clock is set for the next. Answers how many. */
export async function escalateAlerts(signal: AbortSignal, most: number): Promise<number> {
  let count = 0;
  while (count < most && !signal.aborted && (await inSystemTransaction(escalateOne))) count += 1;
  return count;
}

/** The step, its notices and the clock commit together; false when nothing is due. */
async function escalateOne(client: DatabaseClient): Promise<boolean> {
  const due = await takeDueEscalation(client);
  if (due === null) return false;
  const { projectId, alertId } = due;
  const { rows } = await client.query<ToldAlert>(READ_TOLD_ALERTS, [projectId, [alertId]]);
  const [alert] = rows;
  if (alert === undefined || due.state !== 'firing') {
    await moveEscalation(client, { ...due, nextAtMs: null });
    return true;
  }
  const found = await findTargets({
    projectId,
    policy: due.policy,
    ownerTeam: alert.ownerTeam,
    policyName: alert.escalationPolicy,
    severity: alert.severity,
    round: due.round,
    step: due.step,
    nowMs: due.nowMs,
  });
  const silenced = silencer(
    await holdCurrentSilences(client, projectId),
    due.nowMs,
  )({ ...alert, rule: alert.ruleKey });
  if (silenced !== null) {
    await recordSilenced(client, { due, alert, found, silenced });
    return true;
  }
  const waitMs = waitBeforeFirst(due, found);
  if (waitMs > 0) {
    await beginToWait(client, { due, alert, found, waitMs });
    return true;
  }
  await enqueueNotices(client, [
    ...noticesOf(due, alert, found),
    ...quietNotices(due, alert, found),
  ]);
  await insertAlertEvent(client, {
    projectId,
    alertId,
    kind: 'paged',
    text: wordsOf(due, found),
  });
  await moveEscalation(client, {
    projectId,
    alertId,
    policy: found.policy,
    ...found.next,
  });
  return true;
}

/** The first step may come some minutes after the alert has fired. */
function waitBeforeFirst({ policy, round, step }: DueEscalation, found: FoundTargets): number {
  const isFirst = policy === null && round === 0 && step === 0;
  return isFirst ? (found.policy?.steps[0]?.afterMinutes ?? 0) * 60_000 : 0;
}

/** Channels that no step names hear of it at once all the same. */
async function beginToWait(
  client: DatabaseClient,
  { due, alert, found, waitMs }: FirstStep & { waitMs: number },
): Promise<void> {
  const { projectId, alertId, round, step } = due;
  const named = new Set(found.policy?.steps.flatMap(({ targets }) => targets.map(({ id }) => id)));
  const besides = found.targets.filter(({ kind, id }) => kind === 'channel' && !named.has(id));
  const now = { ...found, targets: besides, quiet: [], because: null };
  await enqueueNotices(client, noticesOf(due, alert, now));
  const minutes = `The first step of ${found.policy?.name} is due in ${waitMs / 60_000} min.`;
  const text = besides.length === 0 ? minutes : `${wordsOf(due, now)}. ${minutes}`;
  await insertAlertEvent(client, { projectId, alertId, kind: 'paged', text });
  const nextAtMs = due.nowMs + waitMs;
  await moveEscalation(client, { projectId, alertId, policy: found.policy, round, step, nextAtMs });
}

interface FirstStep {
  due: DueEscalation;
  alert: ToldAlert;
  found: FoundTargets;
}

interface SilencedStep extends FirstStep {
  silenced: Silenced;
}

/** Whoever would have been told stands in the ledger with the reason; the step is taken when the silence is over. */
async function recordSilenced(
  client: DatabaseClient,
  { due, alert, found, silenced }: SilencedStep,
): Promise<void> {
  const { projectId, alertId } = due;
  const { silenceId, untilMs, because } = silenced;
  const notices = noticesOf(due, alert, found).map((notice) => ({
    ...notice,
    dedupeKey: `${notice.dedupeKey}/silenced/${silenceId}`,
    suppressedBecause: because,
  }));
  await enqueueNotices(client, notices);
  await insertAlertEvent(client, {
    projectId,
    alertId,
    kind: 'silenced',
    text: `Nobody is told. ${because}`,
  });
  await moveEscalation(client, { ...due, nextAtMs: untilMs, silenceId });
}

function noticesOf(due: DueEscalation, alert: ToldAlert, found: FoundTargets): Notice[] {
  const { projectId, alertId, epoch, round, step } = due;
  const isFirst = round === 0 && step === 0;
  const transition = !isFirst ? 'escalated' : epoch === 1 ? 'fired' : 'still_firing';
  const payload = payloadOfAlert(alert, { nowMs: due.nowMs, text: found.because });
  return found.targets.map((target) => ({
    projectId,
    dedupeKey: `alert/${alertId}/${transition}/${epoch}.${round}.${step}/${target.id}`,
    alertId,
    incidentId: null,
    transition,
    target,
    payload,
  }));
}

/** Whom their quiet hours keep from being told stands in the ledger with the reason. */
function quietNotices(due: DueEscalation, alert: ToldAlert, found: FoundTargets): Notice[] {
  return found.quiet.flatMap(({ target, untilMs, because }) =>
    noticesOf(due, alert, { ...found, targets: [target] }).map((notice) => ({
      ...notice,
      dedupeKey: `${notice.dedupeKey}/quiet/${untilMs}`,
      suppressedBecause: because,
    })),
  );
}

/** The timeline's line: whose turn it is, or why it is nobody's. Whether they were reached is told when it is known. */
function wordsOf({ round, step }: DueEscalation, found: FoundTargets): string {
  const { targets, quiet } = found;
  const again = round === 0 && step === 0 ? '' : ' (nobody has acknowledged it)';
  const told = targets.map(({ label, afterMinutes = 0 }) =>
    afterMinutes === 0 ? label : `${label} after ${afterMinutes} min`,
  );
  const names = told.length > 6 ? [...told.slice(0, 5), `${told.length - 5} more`] : told;
  const who = told.length === 0 ? 'Nobody is told' : `Paging${again}: ${names.join(', ')}`;
  const left = quiet.map(({ target }) => target.label).join(', ');
  const asleep = left === '' ? null : `In their quiet hours, and so not told: ${left}.`;
  const more = [found.because, asleep].filter((one) => one !== null).join(' ');
  return more === '' ? who : `${who}. ${more}`;
}
