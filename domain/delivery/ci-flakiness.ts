import { rateOf } from '../statistics/rate';
import type { Rate } from '../statistics/rate-schema';

/** One attempt of one CI run. */
export interface CiAttempt {
  workflow: string;
  sha: string;
  runId: string;
  /** From 1; a re-run of a run is the next attempt. */
  attempt: number;
  conclusion: 'success' | 'failure' | 'other';
  finishedMs: number;
}

export interface CiFlakiness extends Rate {
  flaky: { workflow: string; sha: string }[];
}

/** What a healthy pipeline keeps below: 1 to 2%. */
export const FLAKINESS_TARGET = { low: 0.01, high: 0.02 } as const;

/**
 * Of every commit a workflow judged, those it first failed and then passed: nothing had changed but luck. Attempts that
 * were cancelled or skipped judged nothing. `judged` is how many there were in all, where only those that failed at least
 * once are given.
 */
export function ciFlakiness(attempts: readonly CiAttempt[], judged?: number): CiFlakiness {
  const groups = new Map<string, CiAttempt[]>();
  for (const one of attempts) {
    if (one.conclusion === 'other') continue;
    const key = `${one.sha} ${one.workflow}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  const flaky = [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first !== undefined && failedThenPassed(group)
      ? [{ workflow: first.workflow, sha: first.sha }]
      : [];
  });
  return { ...rateOf({ successes: flaky.length, n: judged ?? groups.size }), flaky };
}

function failedThenPassed(group: readonly CiAttempt[]): boolean {
  const sorted = [...group].sort((a, b) => a.finishedMs - b.finishedMs || a.attempt - b.attempt);
  const failed = sorted.findIndex(({ conclusion }) => conclusion === 'failure');
  return failed !== -1 && sorted.slice(failed).some(({ conclusion }) => conclusion === 'success');
}
