import { percentile } from '../statistics/percentile';
import { rateOf } from '../statistics/rate';
import type { Rate } from '../statistics/rate-schema';
import type { Evaluation } from './inference';

export interface EvaluationSummary {
  name: string;
  run: string | null;
  n: number;
  /** Of those with a label that says so; null where none has. */
  passed: Rate;
  medianScore: number | null;
}

const PASSED = new Set(['pass', 'passed', 'correct', 'relevant', 'true', 'yes']);
const FAILED = new Set([
  'fail',
  'failed',
  'incorrect',
  'not_relevant',
  'irrelevant',
  'false',
  'no',
]);

/** What a label says; null where it says neither. */
export function hasPassed(label: string | null): boolean | null {
  const word = label?.toLowerCase() ?? '';
  if (PASSED.has(word)) return true;
  return FAILED.has(word) ? false : null;
}

/** What the evaluations of each run and name come to, for a run against a golden set. */
export function summariseEvaluations(evaluations: readonly Evaluation[]): EvaluationSummary[] {
  const groups = new Map<string, Evaluation[]>();
  for (const one of evaluations) {
    const key = JSON.stringify([one.name, one.run]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => {
    const told = group.map(({ label }) => hasPassed(label));
    const successes = told.filter((passed) => passed === true).length;
    const failures = told.filter((passed) => passed === false).length;
    const scores = group.flatMap(({ score }) => score ?? []);
    return {
      name: group[0]?.name ?? '',
      run: group[0]?.run ?? null,
      n: group.length,
      passed: rateOf({ successes, n: successes + failures }),
      medianScore: percentile(scores, 0.5),
    };
  });
}
