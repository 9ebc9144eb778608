import { CLOSED_FOR_SECONDS } from '@/domain/alerting/evaluate-rule';
import type { ExternalAlert } from '@/domain/alerting/external/external-alert';
import { alertFingerprint } from '@/domain/alerting/fingerprint';
import type { ProjectTransaction } from '../../db/client';
import type { AlertRule } from '../../db/generated/client';
import { declareForAlert } from '../../incidents/declare-for-alert';
import { followAlert } from '../../oncall/follow-alert';

interface Move {
  projectId: string;
  rule: AlertRule;
  alert: ExternalAlert;
  nowMs: number;
}

/** It fires over there: a new alert, or one that is known already. Answers whether anything changed. */
export async function fireExternal(tx: ProjectTransaction, move: Move): Promise<boolean> {
  const { projectId, rule, alert, nowMs } = move;
  const fingerprint = alertFingerprint(rule.id, alert.labels);
  const latest = await tx.alert.findFirst({
    where: { projectId, ruleId: rule.id, fingerprint },
    orderBy: { startedAt: 'desc' },
  });
  if (latest !== null && latest.state !== 'resolved') {
    // Nobody is paged again; its words may have changed.
    await tx.alert.updateMany({
      where: { projectId, id: latest.id, state: { not: 'resolved' } },
      data: { heldAt: new Date(nowMs), isHolding: true, summary: alert.title },
    });
    return false;
  }
  const endedMs = latest?.resolvedAt?.getTime() ?? 0;
  if (alert.atMs !== null && alert.atMs < endedMs && latest?.isHolding === false) return false;
  // As of a rule of ours: what a person closed is left alone for a while.
  if (latest?.isHolding === true && nowMs - endedMs < CLOSED_FOR_SECONDS * 1_000) return false;
  const at = new Date(nowMs);
  const id = crypto.randomUUID();
  const { count } = await tx.alert.createMany({
    data: [
      {
        projectId,
        id,
        ruleId: rule.id,
        ruleName: rule.name,
        severity: alert.severity,
        fingerprint,
        labels: alert.labels,
        service: alert.service,
        sourceUrl: alert.url,
        state: 'firing',
        summary: alert.title,
        startedAt: new Date(Math.min(alert.atMs ?? nowMs, nowMs)),
        heldAt: at,
        isHolding: true,
        firedAt: at,
        previousId: latest?.id ?? null,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) return false;
  await followAlert(tx, {
    projectId,
    alertId: id,
    kind: 'fired',
    text: alert.title,
    by: null,
    atMs: nowMs,
  });
  await declareForAlert(tx, { projectId, ruleId: rule.id, alertId: id });
  return true;
}

/** It is over there: what is open of it is over here too. Answers whether anything changed. */
export async function resolveExternal(tx: ProjectTransaction, move: Move): Promise<boolean> {
  const { projectId, rule, alert, nowMs } = move;
  const fingerprint = alertFingerprint(rule.id, alert.labels);
  // What a person had closed may fire anew from here on.
  await tx.alert.updateMany({
    where: { projectId, ruleId: rule.id, fingerprint, state: 'resolved', isHolding: true },
    data: { isHolding: false },
  });
  const open = await tx.alert.findFirst({
    where: { projectId, ruleId: rule.id, fingerprint, state: { not: 'resolved' } },
  });
  if (open === null) return false;
  if (alert.atMs !== null && alert.atMs < open.startedAt.getTime()) return false;
  const { count } = await tx.alert.updateMany({
    where: { projectId, id: open.id, state: { not: 'resolved' } },
    data: {
      state: 'resolved',
      isHolding: false,
      resolvedAt: new Date(nowMs),
      resolvedBecause: 'recovered',
      snoozedUntil: null,
    },
  });
  if (count === 0) return false;
  await followAlert(tx, {
    projectId,
    alertId: open.id,
    kind: 'resolved',
    text: 'Over: its sender says so',
    by: null,
    atMs: nowMs,
  });
  return true;
}
