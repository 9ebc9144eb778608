import type { AlertEffect, FireReason, OpenAlert } from './alert-state';
import { judgeCondition, type Sample, type Verdict } from './condition';
import type { Condition } from './condition-schema';
import { alertFingerprint } from './fingerprint';

/** As far as the state machine looks at a rule. */
export interface EvaluatedRule {
  id: string;
  condition: Condition;
  /** The condition must have held so long before anybody is told. */
  forSeconds: number;
  /** It must have been well so long before it is over. */
  keepFiringForSeconds: number;
  /** What is done when nothing is known: keep the state, fire, or resolve. */
  noData: 'keep' | 'fire' | 'resolve';
}

interface Evaluation {
  rule: EvaluatedRule;
  /** Every group that the query knows; one that was open and is not among them is one of which nothing is known. */
  samples: readonly Sample[];
  /** The alerts of this rule that are not over. */
  open: readonly OpenAlert[];
  /** Fingerprints that a person closed a moment ago although the condition held: they fire anew once it was well, or later. */
  closed?: ReadonlySet<string>;
  nowMs: number;
}

/** What a person closed is left alone for so long; a condition that still holds after it is an alert again. */
export const CLOSED_FOR_SECONDS = 600;

/**
 * The state machine of alerting: what one tick makes of a rule. A rule whose query failed is not evaluated at all, and so
 * keeps its state. The order of effects is that of the samples, then of what is missing among them.
 */
export function evaluateRule({
  rule,
  samples,
  open,
  closed = NOTHING,
  nowMs,
}: Evaluation): AlertEffect[] {
  const rest = new Map(open.map((alert) => [alert.fingerprint, alert]));
  const effects: AlertEffect[] = [];
  for (const sample of samples) {
    const verdict = judgeCondition(rule.condition, sample);
    // Mostly nothing is open and nothing holds: then there is no need to know which group it is.
    if (rest.size === 0 && closed.size === 0 && reasonToHold(rule, verdict) === null) continue;
    const fingerprint = alertFingerprint(rule.id, sample.labels);
    const before = rest.get(fingerprint);
    rest.delete(fingerprint);
    if (before === undefined && closed.has(fingerprint)) {
      if (verdict === 'clear') effects.push({ kind: 'settle', fingerprint });
      continue;
    }
    const effect =
      before === undefined
        ? begin(rule, { fingerprint, sample, verdict, nowMs })
        : goOn(rule, before, { sample, verdict, nowMs });
    if (effect !== null) effects.push(effect);
  }
  for (const before of rest.values()) {
    const sample: Sample = { labels: before.labels, value: null };
    // A group that is gone altogether is the absence that such a rule waits for.
    const verdict = judgeCondition(rule.condition, sample);
    const effect = goOn(rule, before, { sample, verdict, nowMs });
    if (effect !== null) effects.push(effect);
  }
  return effects;
}

const NOTHING: ReadonlySet<string> = new Set();

interface Found {
  sample: Sample;
  verdict: Verdict;
  nowMs: number;
}

function begin(
  rule: EvaluatedRule,
  { fingerprint, sample, verdict, nowMs }: Found & { fingerprint: string },
): AlertEffect | null {
  const because = reasonToHold(rule, verdict);
  if (because === null) return null;
  const alert: OpenAlert = {
    fingerprint,
    labels: sample.labels,
    state: 'pending',
    holdsSinceMs: nowMs,
    heldMs: nowMs,
    isHolding: true,
    count: 1,
    value: sample.value,
  };
  if (rule.forSeconds > 0) return { kind: 'begin', alert };
  return { kind: 'fire', alert: { ...alert, state: 'firing' }, because };
}

/** No data is a reason only where the rule says so. */
function reasonToHold({ noData }: EvaluatedRule, verdict: Verdict): FireReason | null {
  if (verdict === 'holds') return 'condition';
  return verdict === 'unknown' && noData === 'fire' ? 'no_data' : null;
}

function goOn(rule: EvaluatedRule, before: OpenAlert, found: Found): AlertEffect | null {
  return before.state === 'pending' ? wait(rule, before, found) : stay(rule, before, found);
}

function wait(
  rule: EvaluatedRule,
  before: OpenAlert,
  { sample, verdict, nowMs }: Found,
): AlertEffect | null {
  // What surprised a moment ago still waits while it stays outside of the usual.
  const goesOn = verdict === 'between' && rule.condition.kind === 'baseline';
  const because = goesOn ? 'condition' : reasonToHold(rule, verdict);
  if (because === null) {
    // What is not known neither ends the wait nor brings it nearer to its end.
    if (verdict === 'unknown' && rule.noData === 'keep') return null;
    return { kind: 'vanish', alert: before };
  }
  const alert: OpenAlert = { ...before, heldMs: nowMs, isHolding: true, value: sample.value };
  if (nowMs - before.holdsSinceMs < rule.forSeconds * 1_000)
    return { kind: 'touch', alert, isAgain: false };
  return { kind: 'fire', alert: { ...alert, state: 'firing' }, because };
}

function stay(
  rule: EvaluatedRule,
  before: OpenAlert,
  { sample, verdict, nowMs }: Found,
): AlertEffect | null {
  if (verdict === 'unknown' && rule.noData === 'keep') return null;
  if (verdict === 'unknown' && rule.noData === 'resolve')
    return { kind: 'resolve', alert: { ...before, isHolding: false }, because: 'no_data' };
  const value = sample.value;
  if (reasonToHold(rule, verdict) !== null) {
    const isAgain = !before.isHolding;
    const alert: OpenAlert = {
      ...before,
      holdsSinceMs: isAgain ? nowMs : before.holdsSinceMs,
      heldMs: nowMs,
      isHolding: true,
      count: before.count + (isAgain ? 1 : 0),
      value,
    };
    return { kind: 'touch', alert, isAgain };
  }
  // Between the two thresholds it is not over, whatever it was before; the time to recover has not begun.
  if (verdict === 'between')
    return {
      kind: 'touch',
      alert: { ...before, heldMs: nowMs, isHolding: before.isHolding, value },
      isAgain: false,
    };
  const alert: OpenAlert = { ...before, isHolding: false, value };
  if (nowMs - before.heldMs < rule.keepFiringForSeconds * 1_000)
    return { kind: 'touch', alert, isAgain: false };
  return { kind: 'resolve', alert, because: 'recovered' };
}
