import { groupBy } from '@/domain/lists/group-by';
import { inProject, type ProjectTransaction } from '../db/client';
import { FIRE_PENDING, HOLD_AGAIN, RESOLVE_OPEN } from '../db/sql/change-alerts';
import { declareForAlert } from '../incidents/declare-for-alert';
import { followAlerts } from '../oncall/follow-alert';
import { beginAlerts } from './begin-alerts';
import type { DueRule } from './due-rule';
import { normalOf, type RuleEffect, wordsOf } from './rule-effect';

/**
 * Carries out what one evaluation of a rule makes of its alerts: they, their timeline rows and their notices commit
 * together, or none does. Answers whether anything changed: another evaluation may have been quicker, or the rule been
 * changed meanwhile.
 */
export async function applyEffects(
  rule: DueRule,
  changes: readonly RuleEffect[],
): Promise<boolean> {
  return inProject(rule.projectId, async (tx) => {
    if (!(await isStillOurs(tx, rule))) return false;
    const byKind = groupBy(changes, kindOf);
    let changed = 0;
    for (const kind of KINDS) changed += await CARRY_OUT[kind](tx, rule, byKind.get(kind) ?? []);
    return changed > 0;
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

/** In the order in which they are carried out: whoever has to be woken is on the way first. */
const KINDS = ['new', 'fire', 'again', 'resolve', 'vanish', 'settle'] as const;
type Kind = (typeof KINDS)[number];
/** Answers how many alerts it changed. */
type CarryOut = (
  tx: ProjectTransaction,
  rule: DueRule,
  changes: readonly RuleEffect[],
) => Promise<number>;

const CARRY_OUT: Record<Kind, CarryOut> = { new: begin, fire, again, resolve, vanish, settle };

function kindOf({ effect, alertId }: RuleEffect): Kind {
  switch (effect.kind) {
    case 'begin':
      return 'new';
    case 'fire':
      return alertId === null ? 'new' : 'fire';
    case 'touch':
      return 'again';
    default:
      return effect.kind;
  }
}

async function begin(
  tx: ProjectTransaction,
  rule: DueRule,
  changes: readonly RuleEffect[],
): Promise<number> {
  const begun = await beginAlerts(tx, rule, changes);
  await tellFired(
    tx,
    rule,
    begun.filter(({ isFiring }) => isFiring),
  );
  return begun.length;
}

/** What waited for its condition to last, and has. */
async function fire(
  tx: ProjectTransaction,
  rule: DueRule,
  changes: readonly RuleEffect[],
): Promise<number> {
  const given = changes.flatMap(({ effect, alertId, sample }) => {
    if (effect.kind !== 'fire' || alertId === null) return [];
    const summary = wordsOf(rule, sample, effect.because);
    return [{ id: alertId, value: effect.alert.value, summary, normal: normalOf(rule, sample) }];
  });
  const fired = await changedOf(tx, FIRE_PENDING, rule, given);
  await tellFired(
    tx,
    rule,
    fired.map(({ id, summary }) => ({ alertId: id, text: summary })),
  );
  return fired.length;
}

async function tellFired(
  tx: ProjectTransaction,
  { projectId, id: ruleId, nowMs }: DueRule,
  fired: readonly { alertId: string; text: string }[],
): Promise<void> {
  if (fired.length === 0) return;
  const turn = { projectId, kind: 'fired', by: null, atMs: nowMs };
  const alerts = fired.map(({ alertId, text }) => ({ alertId, text }));
  await followAlerts(tx, turn, alerts);
  const declares = await tx.alertRule.count({
    where: { projectId, id: ruleId, declareIncident: true },
  });
  if (declares === 0) return;
  for (const { alertId } of alerts) await declareForAlert(tx, { projectId, ruleId, alertId });
}

/** It began to hold again while it was open: counted and told on its page, and nobody is paged. */
async function again(
  tx: ProjectTransaction,
  rule: DueRule,
  changes: readonly RuleEffect[],
): Promise<number> {
  const given = changes.flatMap(({ effect, alertId, sample }) => {
    if (effect.kind !== 'touch' || alertId === null) return [];
    return [
      { id: alertId, value: effect.alert.value, summary: wordsOf(rule, sample, 'condition') },
    ];
  });
  const held = await changedOf(tx, HOLD_AGAIN, rule, given);
  const turn = { projectId: rule.projectId, kind: 'again', by: null, atMs: rule.nowMs };
  await followAlerts(
    tx,
    turn,
    held.map(({ id, summary }) => ({ alertId: id, text: summary })),
  );
  return held.length;
}

async function resolve(
  tx: ProjectTransaction,
  rule: DueRule,
  changes: readonly RuleEffect[],
): Promise<number> {
  const given = changes.flatMap(({ effect, alertId, sample }) => {
    if (effect.kind !== 'resolve' || alertId === null) return [];
    const { because } = effect;
    const text =
      because === 'recovered'
        ? `Over: ${sample?.words ?? 'it has recovered'}`
        : 'Over: nothing is known of it any more, and its rule says that this ends it';
    const isMeasured = sample !== undefined;
    const summary = wordsOf(rule, sample, 'condition');
    return [{ id: alertId, because, isMeasured, value: sample?.value ?? null, summary, text }];
  });
  const ended = await changedOf(tx, RESOLVE_OPEN, rule, given);
  const turn = { projectId: rule.projectId, kind: 'resolved', by: null, atMs: rule.nowMs };
  await followAlerts(
    tx,
    turn,
    ended.map(({ id, text }) => ({ alertId: id, text })),
  );
  return ended.length;
}

/** Those of the given that a statement has changed, in the order of their ids so that two never wait for each other. */
async function changedOf<Given extends { id: string }>(
  tx: ProjectTransaction,
  statement: string,
  { projectId, nowMs }: DueRule,
  given: readonly Given[],
): Promise<Given[]> {
  if (given.length === 0) return [];
  const rows = given.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const at = new Date(nowMs).toISOString();
  const found = await tx.$queryRawUnsafe<{ id: string }[]>(
    statement,
    projectId,
    JSON.stringify(rows),
    at,
  );
  const ids = new Set(found.map(({ id }) => id));
  return given.filter(({ id }) => ids.has(id));
}

async function vanish(
  tx: ProjectTransaction,
  { projectId }: DueRule,
  changes: readonly RuleEffect[],
): Promise<number> {
  const ids = changes.flatMap(({ alertId }) => alertId ?? []);
  if (ids.length === 0) return 0;
  const where = { projectId, id: { in: ids }, state: 'pending' };
  return (await tx.alert.deleteMany({ where })).count;
}

async function settle(
  tx: ProjectTransaction,
  { projectId, id: ruleId }: DueRule,
  changes: readonly RuleEffect[],
): Promise<number> {
  const settled = changes.flatMap(({ effect }) =>
    effect.kind === 'settle' ? effect.fingerprint : [],
  );
  if (settled.length === 0) return 0;
  const where = { projectId, ruleId, fingerprint: { in: settled }, state: 'resolved' };
  return (await tx.alert.updateMany({ where, data: { isHolding: false } })).count;
}
