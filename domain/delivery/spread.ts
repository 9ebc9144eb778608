import { percentileOfSorted } from '../statistics/percentile';

/** How long something takes: median and p90, never a mean; null of nothing. */
export interface Spread {
  medianSeconds: number | null;
  p90Seconds: number | null;
  n: number;
}

export function spreadOf(seconds: readonly number[]): Spread {
  const sorted = Float64Array.from(seconds).sort();
  return {
    medianSeconds: percentileOfSorted(sorted, 0.5),
    p90Seconds: percentileOfSorted(sorted, 0.9),
    n: sorted.length,
  };
}
