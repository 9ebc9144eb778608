import { compareProportions } from '../statistics/compare-proportions';
import type { Comparison } from '../statistics/comparison';
import type { Proportion } from '../statistics/proportion';
import { rateOf } from '../statistics/rate';
import type { AcceptanceCounts } from './acceptance-counts';
import type { AcceptanceReport } from './acceptance-report';

/** Rates with n and interval over the judged, a/(a+e+r) and (a+e)/(a+e+r); coverage (a+e+r)/shown; and the worst case. */
export function reportAcceptance(counts: AcceptanceCounts): AcceptanceReport {
  const { accepted, shown } = counts;
  const judged = judgedOf(counts);
  return {
    ...counts,
    strict: rateOf(strictOf(counts)),
    useful: rateOf(usefulOf(counts)),
    coverage: rateOf({ successes: judged, n: shown }),
    bounds: {
      low: shown === 0 ? null : accepted / shown,
      high: shown === 0 ? null : (accepted + shown - judged) / shown,
    },
  };
}

export type AcceptanceMeasure = 'strict' | 'useful';

/** b against a: two prompt versions, two models, of the same kind of feedback. */
export function compareAcceptance(
  a: AcceptanceCounts,
  b: AcceptanceCounts,
  measure: AcceptanceMeasure = 'strict',
): Comparison {
  return compareProportions(proportionOf(a, measure), proportionOf(b, measure));
}

export function proportionOf(counts: AcceptanceCounts, measure: AcceptanceMeasure): Proportion {
  return measure === 'strict' ? strictOf(counts) : usefulOf(counts);
}

function judgedOf({ accepted, edited, rejected }: AcceptanceCounts): number {
  return accepted + edited + rejected;
}

function strictOf(counts: AcceptanceCounts): Proportion {
  return { successes: counts.accepted, n: judgedOf(counts) };
}

function usefulOf(counts: AcceptanceCounts): Proportion {
  return { successes: counts.accepted + counts.edited, n: judgedOf(counts) };
}
