import { rateOf } from '../../statistics/rate';
import { hasPast } from '../has-past';
import type { RuleQuery } from '../rule-query';
import type { Severity } from '../severity';
import type { QualityAnswer, RuleQuality } from './quality-answer';

export interface CountedRule {
  id: string;
  name: string;
  severity: Severity;
  signal: RuleQuery['signal'] | null;
  isEnabled: boolean;
  createdMs: number;
  /** Not there any more; what it did still counts. */
  isDeleted: boolean;
  counts: { actionable: number; noise: number; duplicate: number; unreviewed: number };
}

/** What reviews say of each rule. One that is younger than the time looked at may yet fire. */
export function judgeRules(
  rules: readonly CountedRule[],
  sinceMs: number,
): Pick<QualityAnswer, 'precision' | 'rules' | 'neverFired'> {
  const judged = rules.map(judge);
  const fired = judged
    .filter((rule) => rule.fired > 0)
    .toSorted((a, b) => noiseOf(b) - noiseOf(a) || b.fired - a.fired);
  const sum = (of: (rule: RuleQuality) => number) =>
    fired.reduce((total, rule) => total + of(rule), 0);
  const names = new Set(fired.map(({ id }) => id));
  return {
    precision: rateOf({
      successes: sum(({ actionable }) => actionable),
      n: sum(({ actionable, noise, duplicate }) => actionable + noise + duplicate),
    }),
    rules: fired,
    neverFired: rules
      .filter(
        ({ id, isEnabled, isDeleted, createdMs }) =>
          isEnabled && !isDeleted && createdMs < sinceMs && !names.has(id),
      )
      .map(({ id, name, severity }) => ({ id, name, severity })),
  };
}

function noiseOf({ noise, duplicate }: RuleQuality): number {
  return noise + duplicate;
}

function judge({ id, name, severity, signal, isDeleted, counts }: CountedRule): RuleQuality {
  const { actionable, noise, duplicate, unreviewed } = counts;
  const reviewed = actionable + noise + duplicate;
  const fired = reviewed + unreviewed;
  return {
    id,
    name,
    severity,
    ...counts,
    fired,
    precision: rateOf({ successes: actionable, n: reviewed }),
    isUnaudited: fired > 2 && reviewed === 0,
    canBeTried: !isDeleted && signal !== null && hasPast(signal),
  };
}
