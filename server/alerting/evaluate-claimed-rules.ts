import type { AlertEffect, OpenAlert } from '@/domain/alerting/alert-state';
import { CLOSED_FOR_SECONDS, evaluateRule } from '@/domain/alerting/evaluate-rule';
import { alertFingerprint } from '@/domain/alerting/fingerprint';
import type { Measured } from '@/domain/alerting/measured';
import { IMMEDIATE_SIGNALS, type Signal } from '@/domain/alerting/rule-query';
import { SEVERITIES } from '@/domain/alerting/severity';
import { groupBy } from '@/domain/lists/group-by';
import { log } from '@/server/observability/log';
import { readInProject, systemPool } from '../db/client';
import {
  type AlertTouch,
  readUnsettledAlerts,
  touchAlerts,
  type UnsettledAlert,
} from '../db/sql/alerts';
import { type ClaimedRule, noteRuleError } from '../db/sql/due-rules';
import { notifyFollowers } from '../db/sql/notify';
import { applyEffects } from './apply-effects';
import { type DueRule, readDueRule } from './due-rule';
import { type RuleEffect, wordsOf } from './rule-effect';
import { withBaseline } from './signals/baseline-samples';
import { withBefore } from './signals/change-samples';
import { readSamples } from './signals/read-samples';
import { makeSignalReading, type SignalReading } from './signals/signal-reading';

/** Alerts of one rule that change together in one transaction. */
const AT_ONCE = 200;

/** Judges one project's claimed rules by the present state. A rule that cannot be judged keeps its state and says why. */
export async function evaluateClaimedRules(
  projectId: string,
  claimed: readonly ClaimedRule[],
): Promise<void> {
  const rules: DueRule[] = [];
  for (const one of claimed) {
    try {
      rules.push(readDueRule(one));
    } catch (error) {
      await noteFailure(one, error);
    }
  }
  // Each signal is read for itself: one whose query fails, or takes its time, does not hold up the pages of the others.
  for (const group of inTurn(rules)) {
    const signal = group[0]?.query.signal;
    // Judged by its sender.
    if (signal === undefined || signal === 'external') continue;
    await carryOut(projectId, await evaluateSignal(projectId, signal, group));
  }
}

async function carryOut(projectId: string, effects: readonly RuleEffect[]): Promise<void> {
  const isChange = ({ effect }: RuleEffect) => effect.kind !== 'touch' || effect.isAgain;
  await touchAlerts(systemPool(), projectId, effects.filter((e) => !isChange(e)).flatMap(touchOf));
  let hasChanged = false;
  for (const ofRule of groupBy(effects.filter(isChange), ({ rule }) => rule).values())
    for (let from = 0; from < ofRule.length; from += AT_ONCE)
      hasChanged = (await changeAlerts(ofRule.slice(from, from + AT_ONCE))) || hasChanged;
  if (hasChanged) await notifyFollowers(systemPool(), projectId, 'alert');
}

/** Together, and where that fails each by itself: one that fails leaves the others be, and is found again at the next tick. */
async function changeAlerts(changes: readonly RuleEffect[]): Promise<boolean> {
  const [first] = changes;
  if (first === undefined) return false;
  const { rule } = first;
  try {
    return await applyEffects(rule, changes);
  } catch (error) {
    if (changes.length === 1) {
      log.error('An alert could not be changed', {
        error,
        projectId: rule.projectId,
        rule: rule.name,
      });
      return false;
    }
    log.warn('Alerts could not be changed together; each is by itself', { error, rule: rule.name });
  }
  let hasChanged = false;
  for (const change of changes) hasChanged = (await changeAlerts([change])) || hasChanged;
  return hasChanged;
}

/**
 * Rules that are read together: what cannot wait first, and last what has to learn its past when a worker is new; of
 * these the worst first.
 */
function inTurn(rules: readonly DueRule[]): DueRule[][] {
  const turnOf = ({ query, condition }: DueRule) => {
    if (condition.kind === 'baseline') return 2;
    return IMMEDIATE_SIGNALS.includes(query.signal) ? 0 : 1;
  };
  const ranks: readonly string[] = SEVERITIES;
  const rankOf = ({ severity }: DueRule) => ranks.indexOf(severity);
  const worstFirst = rules.toSorted((a, b) => rankOf(a) - rankOf(b));
  return [0, 1, 2].flatMap((turn) => {
    const own = worstFirst.filter((rule) => turnOf(rule) === turn);
    return [...groupBy(own, ({ query }) => query.signal).values()];
  });
}

async function evaluateSignal(
  projectId: string,
  signal: Signal,
  rules: readonly DueRule[],
): Promise<RuleEffect[]> {
  try {
    const effects = await readInProject(projectId, async (client) => {
      const nowMs = Math.max(...rules.map((rule) => rule.nowMs));
      const queries = rules.map(({ query }) => query);
      const reading = makeSignalReading({ client, projectId, nowMs, queries });
      const unsettled = await readUnsettledAlerts(
        client,
        rules.map(({ id }) => id),
      );
      const byRule = groupBy(unsettled, ({ ruleId }) => ruleId);
      const found: RuleEffect[] = [];
      // A new worker learns for so long at a time: what has an alert open is known again first.
      const openFirst = rules.toSorted(
        (a, b) => Number(byRule.has(b.id)) - Number(byRule.has(a.id)),
      );
      for (const rule of openFirst) {
        const samples = await samplesFor(reading, rule, rules);
        found.push(...effectsOf(rule, samples, byRule.get(rule.id) ?? []));
      }
      return found;
    });
    for (const rule of rules) if (rule.lastError !== null) await noteError(rule, null);
    return effects;
  } catch (error) {
    log.warn('A signal could not be read; its rules keep their state', { error, signal });
    for (const rule of rules) await noteFailure(rule, error);
    return [];
  }
}

/** With what the rule's condition holds the present against. */
async function samplesFor(
  reading: SignalReading,
  rule: DueRule,
  all: readonly DueRule[],
): Promise<Measured[]> {
  const samples = await readSamples(reading, rule.query);
  const { condition } = rule;
  if (condition.kind === 'baseline') return withBaseline(reading, rule, samples);
  if (condition.kind !== 'change') return samples;
  return withBefore(reading, rule, { againstSeconds: condition.againstSeconds, samples, all });
}

function effectsOf(
  rule: DueRule,
  samples: readonly Measured[],
  unsettled: readonly UnsettledAlert[],
): RuleEffect[] {
  const open = unsettled.filter(({ state }) => state !== 'resolved');
  const closedSinceMs = rule.nowMs - CLOSED_FOR_SECONDS * 1_000;
  const closed = unsettled.filter(
    ({ state, resolvedMs }) => state === 'resolved' && (resolvedMs ?? 0) > closedSinceMs,
  );
  const effects = evaluateRule({
    rule,
    samples,
    open: open.map(openAlert),
    closed: new Set(closed.map(({ fingerprint }) => fingerprint)),
    nowMs: rule.nowMs,
  });
  // Mostly nothing changes, and names of samples take longer than all else.
  if (effects.length === 0) return [];
  const bySample = new Map(samples.map((one) => [alertFingerprint(rule.id, one.labels), one]));
  const byAlert = new Map(open.map((one) => [one.fingerprint, one.id]));
  return effects.map((effect) => {
    const fingerprint = fingerprintOf(effect);
    const alertId = byAlert.get(fingerprint) ?? null;
    return { rule, effect, alertId, sample: bySample.get(fingerprint) };
  });
}

function fingerprintOf(effect: AlertEffect): string {
  return effect.kind === 'settle' ? effect.fingerprint : effect.alert.fingerprint;
}

function openAlert(row: UnsettledAlert): OpenAlert {
  const { fingerprint, labels, startedMs, heldMs, isHolding, count, value } = row;
  const state = row.state === 'resolved' ? 'firing' : row.state;
  return { fingerprint, labels, state, holdsSinceMs: startedMs, heldMs, isHolding, count, value };
}

function touchOf({ rule, effect, alertId, sample }: RuleEffect): AlertTouch[] {
  if (effect.kind !== 'touch' || alertId === null) return [];
  const { heldMs, isHolding, value } = effect.alert;
  return [{ id: alertId, heldMs, isHolding, value, summary: wordsOf(rule, sample, 'condition') }];
}

function noteFailure(rule: ClaimedRule, error: unknown): Promise<void> {
  const words = error instanceof Error ? error.message : String(error);
  return noteError(rule, words.slice(0, 500));
}

async function noteError(rule: ClaimedRule, error: string | null): Promise<void> {
  if (rule.lastError === error) return;
  await noteRuleError(systemPool(), rule, error);
}
