import { Chance, hashOf } from './chance';
import { MINUTE_MS, RELEASE_COURSE } from './story-times';

export type BreakerState = 'closed' | 'open' | 'half_open';

export interface BreakerTransition {
  atMs: number;
  from: BreakerState;
  to: BreakerState;
  reason: string;
}

/** A time in which the payment provider is slow: by our own bad release, or for a few minutes by itself. */
export interface PaymentTrouble {
  kind: 'release' | 'flare';
  index: number;
  startMs: number;
  /** When calls are at their slowest. */
  slowestMs: number;
  /** When calls are fast again. */
  calmMs: number;
  /** Breaker transitions in order; the last one closes it. */
  transitions: BreakerTransition[];
  redriveMs: number;
  /** No redrive takes longer than this. */
  redriveWithinMs: number;
  endMs: number;
}

export const BREAKER = 'payment-provider';
export const PROVIDER = 'northbank';

/** Calls open, a probe after a growing pause, and closed by the first probe that finds the provider well again. */
function breakerCourse(
  openMs: number,
  calmMs: number,
  firstPauseMs: number,
  chance: Chance,
): BreakerTransition[] {
  const failed = chance.whole(27, 38);
  const transitions: BreakerTransition[] = [
    {
      atMs: openMs,
      from: 'closed',
      to: 'open',
      reason: `${failed} of 50 calls failed or were slower than 4 s`,
    },
  ];
  let atMs = openMs;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.6, 5 * MINUTE_MS)) {
    atMs += Math.round(pauseMs);
    const seconds = Math.round(pauseMs / 1000);
    transitions.push({
      atMs,
      from: 'open',
      to: 'half_open',
      reason: `${seconds} s passed, letting one call through`,
    });
    const isWell = atMs >= calmMs;
    atMs += isWell ? chance.whole(180, 420) : chance.whole(4_000, 4_100);
    transitions.push({
      atMs,
      from: 'half_open',
      to: isWell ? 'closed' : 'open',
      reason: isWell ? 'the probe succeeded' : 'the probe timed out after 4,000 ms',
    });
    if (isWell) return transitions;
  }
}

/** The trouble that the nth bad release makes. */
export function releaseTrouble(index: number, startMs: number, seed: number): PaymentTrouble {
  const chance = new Chance(hashOf(seed, 0x7e1ea), index);
  const calmMs = startMs + RELEASE_COURSE.rolledBackMs + 40_000;
  const openMs = startMs + RELEASE_COURSE.breakerOpensMs + chance.whole(0, 50_000);
  return {
    kind: 'release',
    index,
    startMs,
    slowestMs: startMs + RELEASE_COURSE.slowestMs,
    calmMs,
    transitions: breakerCourse(openMs, calmMs, MINUTE_MS, chance),
    redriveMs: startMs + RELEASE_COURSE.redriveMs,
    redriveWithinMs: RELEASE_COURSE.redrivenMs - RELEASE_COURSE.redriveMs,
    endMs: startMs + RELEASE_COURSE.redrivenMs + MINUTE_MS,
  };
}

/** A few bad minutes of the provider's own: the breaker opens, and what was deferred is made good a little later. */
export function flareTrouble(index: number, startMs: number, seed: number): PaymentTrouble {
  const chance = new Chance(hashOf(seed, 0xf1a4e), index);
  const slowestMs = startMs + chance.whole(40_000, 70_000);
  const openMs = slowestMs + chance.whole(10_000, 40_000);
  const calmMs = openMs + chance.whole(220_000, 330_000);
  const redriveMs = calmMs + chance.whole(8 * MINUTE_MS, 10 * MINUTE_MS);
  return {
    kind: 'flare',
    index,
    startMs,
    slowestMs,
    calmMs,
    transitions: breakerCourse(openMs, calmMs, 30_000, chance),
    redriveMs,
    redriveWithinMs: 2 * MINUTE_MS,
    endMs: redriveMs + 3 * MINUTE_MS,
  };
}

/** How slow the provider is, 0-1. */
export function slownessIn(trouble: PaymentTrouble, timeMs: number): number {
  if (timeMs < trouble.startMs || timeMs >= trouble.calmMs) return 0;
  return Math.min(1, (timeMs - trouble.startMs) / (trouble.slowestMs - trouble.startMs));
}

export function breakerIn(trouble: PaymentTrouble, timeMs: number): BreakerState {
  let state: BreakerState = 'closed';
  for (const transition of trouble.transitions) {
    if (transition.atMs > timeMs) break;
    state = transition.to;
  }
  return state;
}
