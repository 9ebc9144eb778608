import { compareProportions } from '../statistics/compare-proportions';
import type { Comparison } from '../statistics/comparison';
import {
  differenceOf,
  type Estimate,
  LEAST_FOR_MEDIAN,
  medianInterval,
  occurrenceRate,
} from '../statistics/estimate';
import type { DeliveryDifferences } from './delivery-report';
import type { DeliveryReport } from './report-delivery';

const DAY_MS = 86_400_000;
/** Past this many more, the difference is too small for anybody to wait for. */
const MOST = 1e6;

/** `b` against `a`; of windows that are not over, what has passed until `nowMs` counts. */
export function compareDelivery(
  a: DeliveryReport,
  b: DeliveryReport,
  nowMs: number,
): DeliveryDifferences {
  return {
    leadTime: compareDurations(a.leadTime, b.leadTime),
    deploymentFrequency: compareFrequencies(a, b, nowMs),
    changeFailRate: compareShares(failed(a), failed(b)),
    recoveryTime: compareDurations(a.recoveryTime, b.recoveryTime),
    reworkRate: compareShares(rework(a), rework(b)),
  };
}

const failed = ({ changeFailRate: { included } }: DeliveryReport) => ({
  successes: included.filter((row) => row.failed).length,
  n: included.length,
});
const rework = ({ reworkRate: { value, included } }: DeliveryReport) => ({
  successes: value === null ? 0 : included.filter(({ isRework }) => isRework).length,
  n: value === null ? 0 : included.length,
});

/** A lesser share is better. */
function compareShares(...[a, b]: Parameters<typeof compareProportions>): Comparison {
  return lessIsBetter(compareProportions(a, b));
}

function lessIsBetter(found: Comparison): Comparison {
  const turned = { better: 'worse', worse: 'better', inconclusive: 'inconclusive' } as const;
  return { ...found, verdict: turned[found.verdict] };
}

interface Durations {
  medianSeconds: number | null;
  included: readonly { seconds: number }[];
}

/** Medians, which need no distribution; of too few on a side nothing is said but how many more it takes. */
function compareDurations(a: Durations, b: Durations): Comparison {
  const [ofA, ofB] = [medianOf(a), medianOf(b)];
  if (ofA === null || ofB === null) {
    const lacking = (side: Durations) => Math.max(0, LEAST_FOR_MEDIAN - side.included.length);
    const isKnown = a.medianSeconds !== null && b.medianSeconds !== null;
    return {
      difference: isKnown ? (b.medianSeconds ?? 0) - (a.medianSeconds ?? 0) : null,
      low: null,
      high: null,
      verdict: 'inconclusive',
      moreNeeded: lacking(a) + lacking(b),
    };
  }
  return lessIsBetter(told(ofA, ofB, a.included.length + b.included.length));
}

function medianOf({ medianSeconds, included }: Durations): Estimate | null {
  const interval = medianInterval(included.map(({ seconds }) => seconds));
  return interval === null || medianSeconds === null ? null : { value: medianSeconds, ...interval };
}

function compareFrequencies(a: DeliveryReport, b: DeliveryReport, nowMs: number): Comparison {
  const rateOf = ({ deploymentFrequency: { perDay, n }, fromMs, toMs }: DeliveryReport) =>
    perDay === null ? null : occurrenceRate(n, (Math.min(toMs, nowMs) - fromMs) / DAY_MS);
  const [ofA, ofB] = [rateOf(a), rateOf(b)];
  if (ofA === null || ofB === null)
    return { difference: null, low: null, high: null, verdict: 'inconclusive', moreNeeded: null };
  return told(ofA, ofB, a.deploymentFrequency.n + b.deploymentFrequency.n);
}

/** More is better; says so only when the interval lies wholly on one side of zero. */
function told(a: Estimate, b: Estimate, n: number): Comparison {
  const found = differenceOf(a, b);
  if (found.low > 0) return { ...found, verdict: 'better', moreNeeded: null };
  if (found.high < 0) return { ...found, verdict: 'worse', moreNeeded: null };
  return { ...found, verdict: 'inconclusive', moreNeeded: moreOf(found, n) };
}

/** An interval narrows with the root of n; about so many more until the difference seen now lies outside of zero. */
function moreOf(found: { difference: number; low: number; high: number }, n: number) {
  const { difference, low, high } = found;
  if (difference === 0) return null;
  const half = difference > 0 ? difference - low : high - difference;
  const more = Math.ceil(n * ((half / difference) ** 2 - 1));
  return more > MOST ? null : Math.max(1, more);
}
