import type { BreakerSample } from './breaker';

export type BreakerCounts = Pick<
  BreakerSample,
  'calls' | 'successes' | 'failures' | 'timeouts' | 'rejected' | 'fallbacks' | 'slow'
>;

/**
 * Libraries differ in what they count within what. More timeouts than failures: they were counted apart, so failures
 * grow by them. Calls fewer than what is known to have become of them: rejected ones were counted apart, so calls grow.
 * After this a failure rate or fallback rate cannot pass 100%. Where the outcomes that are told account for every call,
 * there was none of the others: exporters leave out what did not happen.
 */
export function balanceCounts(sent: BreakerCounts): { counts: BreakerCounts; isAdjusted: boolean } {
  const counts = { ...sent };
  const { failures, timeouts } = counts;
  if (failures !== null && timeouts !== null && timeouts > failures) {
    counts.failures = failures + timeouts;
  }
  if (counts.calls !== null) {
    const outcomes = (counts.successes ?? 0) + (counts.failures ?? 0) + (counts.rejected ?? 0);
    counts.calls = Math.max(counts.calls, outcomes, counts.fallbacks ?? 0, counts.slow ?? 0);
  }
  const isAdjusted = counts.failures !== sent.failures || counts.calls !== sent.calls;
  return { counts: withoutOthers(counts), isAdjusted };
}

function withoutOthers(counts: BreakerCounts): BreakerCounts {
  const { calls, successes, failures, rejected } = counts;
  if (calls === null || successes === null) return counts;
  if (successes + (failures ?? 0) + (rejected ?? 0) < calls) return counts;
  const none = { failures: failures ?? 0, rejected: rejected ?? 0 };
  if (none.failures > 0) return { ...counts, ...none };
  const timeouts = counts.timeouts ?? 0;
  // A fallback answers for a call that failed or was turned away.
  return {
    ...counts,
    ...none,
    timeouts,
    fallbacks: counts.fallbacks ?? (none.rejected > 0 ? null : 0),
  };
}
