import type { AlertEffect, FireReason } from '@/domain/alerting/alert-state';
import { describeNormal } from '@/domain/alerting/describe-normal';
import type { Measured } from '@/domain/alerting/measured';
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

/** What an alert says of itself; null as the reason: it waits to have lasted. */
export function wordsOf(
  rule: DueRule,
  sample: Measured | undefined,
  because: FireReason | null,
): string {
  if (sample === undefined) return `${rule.name}: nothing is known of it`;
  const isUnknown = because === 'no_data' || sample.value === null;
  return isUnknown ? `${sample.words} (nothing is known of it now)` : sample.words;
}

/** What is usual for it, or its line; null for a group that is gone. */
export function normalOf({ condition, query, nowMs }: DueRule, sample: Measured | undefined) {
  if (sample === undefined) return null;
  return { ...describeNormal({ condition, sample, query, nowMs }) };
}
