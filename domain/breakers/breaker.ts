import type { RecordFlag } from '../ingest/record-reading';
import { knownWord } from '../schemas/known-word';

export const BREAKER_STATES = ['closed', 'open', 'half_open', 'forced_open', 'disabled'] as const;
export type BreakerState = (typeof BREAKER_STATES)[number];

/** What a breaker is known by. Each instance of a service has breakers of its own, in states of their own. */
export interface BreakerOrigin {
  breaker: string;
  service: string;
  environment: string | null;
  instance: string | null;
  /** What is called through it. */
  dependency: string | null;
}

export interface BreakerTransition extends BreakerOrigin {
  /** The breaker's own time of it, not that of its arrival. */
  timeMs: number;
  from: BreakerState | null;
  to: BreakerState;
  reason: string | null;
  flags: readonly RecordFlag[];
}

/** What went through a breaker in an interval. A count that the sender does not keep is null, never 0. */
export interface BreakerSample extends BreakerOrigin {
  /** The interval's end. */
  timeMs: number;
  /** Null where only the state is told. */
  intervalSeconds: number | null;
  /** Everything that was asked of the breaker, rejected calls among it. */
  calls: number | null;
  successes: number | null;
  /** Calls that were let through and failed, timeouts among them. */
  failures: number | null;
  timeouts: number | null;
  /** Turned away because the breaker was open. */
  rejected: number | null;
  fallbacks: number | null;
  slow: number | null;
  /** The state that the sender told beside the counts. */
  state: BreakerState | null;
  /** The library's own figures over its own window, 0-1; shown as told. */
  reportedFailureRate: number | null;
  reportedSlowRate: number | null;
  flags: readonly RecordFlag[];
}

/**
 * Envoy calls its limits on connections and requests circuit breakers. They do not open because of failures, so they are
 * kept apart and shown as what they are.
 */
export interface ConcurrencyLimit {
  timeMs: number;
  cluster: string;
  priority: string;
  /** What is limited: cx, cx_pool, rq_pending, rq, rq_retry. */
  limit: string;
  isReached: boolean;
  service: string | null;
  environment: string | null;
  instance: string | null;
}

const WORDS: Record<string, BreakerState> = {
  closed: 'closed',
  close: 'closed',
  open: 'open',
  opened: 'open',
  halfopen: 'half_open',
  halfopened: 'half_open',
  forcedopen: 'forced_open',
  // Polly's word for a breaker that somebody opened by hand.
  isolated: 'forced_open',
  disabled: 'disabled',
  // resilience4j: counts, and never opens.
  metricsonly: 'disabled',
};

/** A state in any library's spelling (halfOpen, HALF_OPEN, half-open); undefined for any other word. */
export function readBreakerState(word: string): BreakerState | undefined {
  return knownWord(WORDS, word.toLowerCase().replace(/[^a-z]/g, ''));
}

/** Calls are turned away. */
export function isOpen(state: BreakerState | null): boolean {
  return state === 'open' || state === 'forced_open';
}
