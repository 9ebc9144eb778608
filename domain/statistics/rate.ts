import type { Proportion } from './proportion';
import type { Rate } from './rate-schema';
import { wilsonInterval } from './wilson-interval';

/** `successes / n` with its Wilson 95% interval. */
export function rateOf({ successes, n }: Proportion): Rate {
  const interval = wilsonInterval({ successes, n });
  if (interval === null) return NO_RATE;
  return { value: successes / n, n, low: interval.low, high: interval.high };
}

/** What is said of a rate that nothing is known of. */
export const NO_RATE: Rate = Object.freeze({ value: null, n: 0, low: null, high: null });
