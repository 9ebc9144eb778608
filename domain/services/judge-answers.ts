import { counted } from '../quantities/counted';
import { quantityText } from '../quantities/format-quantity';
import { wilsonInterval } from '../statistics/wilson-interval';
import type { SignalState } from './service-state';

export interface AnswerCounts {
  /** Calls of a model in the last `minutes`, and of them those that fell back, failed, refused or were empty. */
  answers: number;
  fallback: number;
  errors: number;
  refused: number;
  empty: number;
  minutes: number;
  /** The share of those four of all, at this time of day; null is not known. */
  usualShare: number | null;
}

const MORE_THAN = 0.05;
const FAILING_SHARE = 0.5;
/** Held against where nothing is usual yet. */
const TOLERABLE = 0.1;

/** How a service stands by what its models answer. Worse only where the share's 95% interval lies above the usual. */
export function judgeAnswers(counts: AnswerCounts): SignalState {
  const { answers, minutes, usualShare } = counts;
  const bad = counts.fallback + counts.errors + counts.refused + counts.empty;
  const interval = wilsonInterval({ successes: bad, n: answers });
  if (interval === null) return { health: 'unknown', reason: `no answer for ${minutes}\u00a0min` };
  if (bad === 0) return { health: 'healthy', reason: `${counted(answers, 'answer')}, none failed` };
  const limit = usualShare === null ? TOLERABLE : Math.max(2 * usualShare, usualShare + MORE_THAN);
  const { word, count } = worst(counts);
  const usually = usualShare === null ? '' : `, usually ${quantityText(usualShare, 'ratio')}`;
  return {
    health:
      interval.low >= FAILING_SHARE ? 'failing' : interval.low > limit ? 'degraded' : 'healthy',
    reason: `${quantityText(count / answers, 'ratio')} ${word} of ${counted(answers, 'answer')}${usually}`,
  };
}

function worst({ fallback, errors, refused, empty }: AnswerCounts): {
  word: string;
  count: number;
} {
  const kinds = [
    { word: 'fell back', count: fallback },
    { word: 'failed', count: errors },
    { word: 'refused', count: refused },
    { word: 'empty', count: empty },
  ];
  return kinds.reduce((most, kind) => (kind.count > most.count ? kind : most));
}
