import type { Health } from '../services/health';
import type { Rate } from '../statistics/rate-schema';
import { type BreakerState, isOpen } from './breaker';
import { fallbackBand } from './breaker-rates';

export const BREAKER_PROBLEMS = ['open', 'half_open', 'chronic_fallback', 'flapping'] as const;
export type BreakerProblem = (typeof BREAKER_PROBLEMS)[number];

/** Fewer calls than this say nothing about a share. */
const LEAST_CALLS = 10;
/** An opening and a closing every half hour. */
const FLAPPING_PER_HOUR = 4;
const LEAST_MOVES = 6;

interface Judged {
  /** The worst of its instances. */
  state: BreakerState | null;
  fallbackRate: Rate;
  /** Of the instance that moved most. */
  transitions: number | null;
  transitionsPerHour: number | null;
}

/** How a breaker is, and what is wrong first of all. A closed breaker whose fallback answers 15% of its calls is not well. */
export function judgeBreaker({ state, fallbackRate, transitions, transitionsPerHour }: Judged): {
  health: Health;
  problem: BreakerProblem | null;
} {
  if (isOpen(state)) return { health: 'failing', problem: 'open' };
  if (state === 'half_open') return { health: 'degraded', problem: 'half_open' };
  if (fallbackRate.n >= LEAST_CALLS && fallbackBand(fallbackRate) === 'chronic') {
    return { health: 'degraded', problem: 'chronic_fallback' };
  }
  const flaps = (transitions ?? 0) >= LEAST_MOVES && (transitionsPerHour ?? 0) >= FLAPPING_PER_HOUR;
  if (flaps) return { health: 'degraded', problem: 'flapping' };
  return { health: state === null ? 'unknown' : 'healthy', problem: null };
}
