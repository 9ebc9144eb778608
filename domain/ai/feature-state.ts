import { quantityText } from '../quantities/format-quantity';
import type { Health } from '../services/health';
import { compareProportions } from '../statistics/compare-proportions';
import type { Proportion } from '../statistics/proportion';
import { rateOf } from '../statistics/rate';

/** What a feature did in the last day, or in the fortnight before. */
export interface FeatureSpan {
  inferences: number;
  fallback: number;
  /** Accepted as they were, of those that were judged by the kind of feedback the feature lives on. */
  accepted: Proportion;
}

export interface FeatureState {
  state: Health;
  /** What it rests on, for a person. */
  words: string;
}

/** A fallback that answers so often is a feature that is down, whatever was usual. */
const CHRONIC_FALLBACK = 0.15;
/** Below this a rise is noise. */
const NOTABLE_FALLBACK = 0.02;
/** Fewer fallbacks than this are no pattern, whatever share of few answers they are. */
const FEWEST_FALLBACKS = 3;
/** A drop of acceptance by so much is more than a degraded feature. */
const STEEP_DROP = 0.2;

/**
 * A feature against its own past: it is failing when a fallback surely answers more than 15 %, or acceptance has surely
 * dropped by more than twenty points; degraded when either is surely worse than it was, by 95% intervals.
 */
export function featureState(recent: FeatureSpan, past: FeatureSpan): FeatureState {
  const { inferences } = recent;
  if (inferences === 0) return { state: 'unknown', words: 'nothing was asked in the last day' };
  const fallback = rateOf({ successes: recent.fallback, n: inferences });
  const share = quantityText(fallback.value ?? 0, 'ratio');
  const isPattern = recent.fallback >= FEWEST_FALLBACKS;
  if (isPattern && (fallback.low ?? 0) > CHRONIC_FALLBACK) {
    return { state: 'failing', words: `a fallback answers ${share}` };
  }
  const drop = compareProportions(past.accepted, recent.accepted);
  const acceptance = rateOf(recent.accepted);
  const before = rateOf(past.accepted);
  const accepted = `${quantityText(acceptance.value ?? 0, 'ratio')} accepted`;
  if (drop.verdict === 'worse') {
    const words = `${accepted}, ${quantityText(before.value ?? 0, 'ratio')} before`;
    return { state: (drop.high ?? 0) < -STEEP_DROP ? 'failing' : 'degraded', words };
  }
  const rise = compareProportions(
    { successes: past.fallback, n: past.inferences },
    { successes: recent.fallback, n: inferences },
  );
  if (isPattern && rise.verdict === 'better' && (fallback.low ?? 0) > NOTABLE_FALLBACK) {
    const usual = quantityText(past.fallback / Math.max(1, past.inferences), 'ratio');
    return { state: 'degraded', words: `a fallback answers ${share}, ${usual} before` };
  }
  return {
    state: 'healthy',
    words:
      acceptance.value === null || acceptance.low === null
        ? `${quantityText(inferences)} answers, none judged`
        : `${accepted}, at least ${quantityText(acceptance.low, 'ratio')}`,
  };
}
