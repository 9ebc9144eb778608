import { rateOf } from '../statistics/rate';
import type { Rate } from '../statistics/rate-schema';
import type { BreakerSample } from './breaker';

type Counted = Pick<BreakerSample, 'calls' | 'failures' | 'rejected' | 'fallbacks'>;

/**
 * Of the calls that were let through, the share that failed. Only samples that count both calls and failures are in it;
 * where a sender does not count rejected calls apart, its calls are taken as let through.
 */
export function errorRate(samples: readonly Counted[]): Rate {
  let successes = 0;
  let n = 0;
  for (const { calls, failures, rejected } of samples) {
    if (calls === null || failures === null) continue;
    n += calls - (rejected ?? 0);
    successes += failures;
  }
  return rateOf({ successes, n });
}

/** Of everything that was asked of the breaker, the share that a fallback answered. */
export function fallbackRate(samples: readonly Counted[]): Rate {
  let successes = 0;
  let n = 0;
  for (const { calls, fallbacks } of samples) {
    if (calls === null || fallbacks === null) continue;
    n += calls;
    successes += fallbacks;
  }
  return rateOf({ successes, n });
}

export const FALLBACK_NOISE = 0.001;
export const FALLBACK_CHRONIC = 0.15;

/** How a fallback rate is to be taken: up to 0.1% is noise, from 15% it is chronic distress. */
export type FallbackBand = 'noise' | 'elevated' | 'chronic' | 'unknown';

export function fallbackBand({ value }: Pick<Rate, 'value'>): FallbackBand {
  if (value === null) return 'unknown';
  if (value <= FALLBACK_NOISE) return 'noise';
  return value >= FALLBACK_CHRONIC ? 'chronic' : 'elevated';
}
