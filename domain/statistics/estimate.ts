import type { Difference } from './newcombe-difference';
import { type Interval, Z_95 } from './wilson-interval';

/** What was found, with its 95% interval. */
export interface Estimate extends Interval {
  value: number;
}

/**
 * The difference of two independent estimates, b − a, from their own intervals, as Newcombe joins those of proportions.
 * Source: G. Y. Zou and A. Donner, Statistics in Medicine 27 (2008), 1693-1702 (MOVER).
 */
export function differenceOf(a: Estimate, b: Estimate): Difference {
  const difference = b.value - a.value;
  return {
    difference,
    low: difference - Math.hypot(b.value - b.low, a.high - a.value),
    high: difference + Math.hypot(b.high - b.value, a.value - a.low),
  };
}

/**
 * The 95% interval of a median from the values themselves, whatever their distribution: from the k-th smallest to the
 * k-th largest, k = (n + 1)/2 − z√n/2 rounded down. Null of fewer than 6, of which no two values are far enough apart.
 * Source: W. J. Conover, Practical Nonparametric Statistics (1999), 3.2.
 */
export function medianInterval(values: readonly number[]): Interval | null {
  const sorted = [...values].sort((a, b) => a - b);
  const k = Math.floor((sorted.length + 1) / 2 - (Z_95 * Math.sqrt(sorted.length)) / 2);
  const low = k < 1 ? undefined : sorted[k - 1];
  const high = k < 1 ? undefined : sorted[sorted.length - k];
  return low === undefined || high === undefined ? null : { low, high };
}

/** Fewer values than these have no such interval. */
export const LEAST_FOR_MEDIAN = 6;

/** How often something happened in a unit of time, by Wilson's interval for counts: n + z²/2 ± z√(n + z²/4), over the time. */
export function occurrenceRate(count: number, time: number): Estimate {
  const zz = Z_95 * Z_95;
  const half = Z_95 * Math.sqrt(count + zz / 4);
  return {
    value: count / time,
    low: Math.max(0, count + zz / 2 - half) / time,
    high: (count + zz / 2 + half) / time,
  };
}
