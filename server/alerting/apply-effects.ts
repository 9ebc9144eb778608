import type { AlertEffect } from '@/domain/alerting/alert-state';
import { describeNormal } from '@/domain/alerting/describe-normal';
import type { Measured } from '@/domain/alerting/measured';
import { unitOf } from '@/domain/alerting/unit-of';
import { inProject, type ProjectTransaction } from '../db/client';
import { Prisma } from '../db/generated/client';
import { declareForAlert } from '../incidents/declare-for-alert';
import { followAlert } from '../oncall/follow-alert';
import type { DueRule } from './due-rule';

/** What an evaluation makes of one alert of a rule. */
export interface RuleEffect {
  rule: DueRule;
  effect: AlertEffect;
  /** Of what is open already. */
  alertId: string | null;
  /** What was measured; none for a group that is gone. */
  sample: Measured | undefined;
}

/**
 * Carries out what changes an alert's state: the alert, its timeline row and its notices commit together, or none does.
 * Answers whether anything changed: another evaluation may have been quicker, or the rule been changed meanwhile.
 */
export async function applyEffect(change: RuleEffect): Promise<boolean> {
  const { rule } = change;
  return inProject(rule.projectId, async (tx) => {
    if (!(await isStillOurs(tx, rule))) return false;
    return carryOut(tx, change);
  });
}

/** Holds the rule to the end of the transaction; false when it was claimed anew, changed or switched off since. */
async function isStillOurs(tx: ProjectTransaction, rule: DueRule): Promise<boolean> {
  const { projectId, id, fence, revision } = rule;
  const { count } = await tx.alertRule.updateMany({
    where: { projectId, id, fence: BigInt(fence), revision, isEnabled: true, deletedAt: null },
    data: { fence: BigInt(fence) },
  });
  return count === 1;
}

async function carryOut(tx: ProjectTransaction, change: RuleEffect): Promise<boolean> {
  const { effect } = change;
  switch (effect.kind) {
    case 'begin':
      return insert(tx, change, effect.alert, null);
    case 'fire':
      return effect.alert.state === 'firing' && change.alertId === null
        ? insert(tx, change, effect.alert, effect.because)
        : fire(tx, change, effect.alert, effect.because);
    case 'touch':
      return again(tx, change, effect.alert);
    case 'vanish':
      return vanish(tx, change);
    case 'settle':
      return settle(tx, change, effect.fingerprint);
    case 'resolve':
      return resolve(tx, change, effect.because);
  }
}

type Alert = Extract<AlertEffect, { kind: 'fire' }>['alert'];
type Because = Extract<AlertEffect, { kind: 'fire' }>['because'] | null;

/** A new alert; null as the reason: it waits to have lasted. At most one is open a fingerprint, whoever comes first. */
async function insert(
  tx: ProjectTransaction,
  { rule, sample }: RuleEffect,
  alert: Alert,
  because: Because,
): Promise<boolean> {
  const { projectId } = rule;
  const at = new Date(rule.nowMs);
  const previous = await tx.alert.findFirst({
    where: { projectId, ruleId: rule.id, fingerprint: alert.fingerprint, state: 'resolved' },
    orderBy: { startedAt: 'desc' },
    select: { id: true },
  });
  const id = crypto.randomUUID();
  const { count } = await tx.alert.createMany({
    data: [
      {
        projectId,
        id,
        ruleId: rule.id,
        ruleName: rule.name,
        severity: rule.severity,
        fingerprint: alert.fingerprint,
        labels: { ...alert.labels },
        service: sample?.service ?? null,
        path: sample?.path ?? null,
        unit: unitOf(rule.query),
        state: alert.state,
        summary: wordsOf(rule, sample, because),
        startedAt: new Date(alert.holdsSinceMs),
        heldAt: at,
        isHolding: true,
        firedAt: because === null ? null : at,
        count: alert.count,
        value: alert.value,
        normal: normalOf(rule, sample),
        previousId: previous?.id ?? null,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) return false;
  if (because !== null) await tell(tx, rule, id, 'fired', wordsOf(rule, sample, because));
  return true;
}

async function fire(
  tx: ProjectTransaction,
  { rule, alertId, sample }: RuleEffect,
  alert: Alert,
  because: Because,
): Promise<boolean> {
  if (alertId === null) return false;
  const { projectId, nowMs } = rule;
  const at = new Date(nowMs);
  const summary = wordsOf(rule, sample, because);
  const { count } = await tx.alert.updateMany({
    where: { projectId, id: alertId, state: 'pending' },
    data: {
      state: 'firing',
      firedAt: at,
      heldAt: at,
      isHolding: true,
      value: alert.value,
      summary,
      normal: normalOf(rule, sample),
    },
  });
  if (count === 0) return false;
  await tell(tx, rule, alertId, 'fired', summary);
  return true;
}

/** It began to hold again while it was open: counted and told on its page, and nobody is paged. */
async function again(
  tx: ProjectTransaction,
  { rule, alertId, sample }: RuleEffect,
  alert: Alert,
): Promise<boolean> {
  if (alertId === null) return false;
  const { projectId, nowMs } = rule;
  const summary = wordsOf(rule, sample, 'condition');
  const { count } = await tx.alert.updateMany({
    where: { projectId, id: alertId, state: { not: 'resolved' }, isHolding: false },
    data: {
      count: { increment: 1 },
      isHolding: true,
      heldAt: new Date(nowMs),
      value: alert.value,
      summary,
    },
  });
  if (count === 0) return false;
  await tell(tx, rule, alertId, 'again', summary);
  return true;
}

async function vanish(tx: ProjectTransaction, { rule, alertId }: RuleEffect): Promise<boolean> {
  if (alertId === null) return false;
  const { count } = await tx.alert.deleteMany({
    where: { projectId: rule.projectId, id: alertId, state: 'pending' },
  });
  return count === 1;
}

async function settle(
  tx: ProjectTransaction,
  { rule }: RuleEffect,
  fingerprint: string,
): Promise<boolean> {
  const { count } = await tx.alert.updateMany({
    where: { projectId: rule.projectId, ruleId: rule.id, fingerprint, state: 'resolved' },
    data: { isHolding: false },
  });
  return count > 0;
}

async function resolve(
  tx: ProjectTransaction,
  { rule, alertId, sample }: RuleEffect,
  because: 'recovered' | 'no_data',
): Promise<boolean> {
  if (alertId === null) return false;
  const { projectId, nowMs } = rule;
  const { count } = await tx.alert.updateMany({
    where: { projectId, id: alertId, state: { in: ['firing', 'acknowledged'] } },
    data: {
      state: 'resolved',
      isHolding: false,
      resolvedAt: new Date(nowMs),
      resolvedBecause: because,
      snoozedUntil: null,
      ...(sample === undefined ? {} : { value: sample.value }),
    },
  });
  if (count === 0) return false;
  const words =
    because === 'recovered'
      ? `Over: ${sample?.words ?? 'it has recovered'}`
      : 'Over: nothing is known of it any more, and its rule says that this ends it';
  await tell(tx, rule, alertId, 'resolved', words);
  return true;
}

async function tell(
  tx: ProjectTransaction,
  { projectId, id: ruleId, nowMs }: DueRule,
  alertId: string,
  kind: string,
  text: string,
): Promise<void> {
  await followAlert(tx, { projectId, alertId, kind, text, by: null, atMs: nowMs });
  if (kind === 'fired') await declareForAlert(tx, { projectId, ruleId, alertId });
}

export function wordsOf(rule: DueRule, sample: Measured | undefined, because: Because): string {
  if (sample === undefined) return `${rule.name}: nothing is known of it`;
  const isUnknown = because === 'no_data' || sample.value === null;
  return isUnknown ? `${sample.words} (nothing is known of it now)` : sample.words;
}

function normalOf({ condition, query, nowMs }: DueRule, sample: Measured | undefined) {
  if (sample === undefined) return Prisma.JsonNull;
  const normal = describeNormal({ condition, sample, unit: unitOf(query), nowMs });
  return { ...normal };
}
