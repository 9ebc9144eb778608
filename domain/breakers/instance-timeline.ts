import type { BreakerSample } from './breaker';
import { type Move, type StateSpan, stateTimeline, unknownSpan } from './state-timeline';

/** The newest sample of an instance. */
export type InstanceReading = Pick<
  BreakerSample,
  'timeMs' | 'intervalSeconds' | 'calls' | 'successes' | 'rejected' | 'state'
>;

/** A move as a timeline needs it. */
export interface InstanceMove extends Move {
  /** Read from the states that samples told. */
  isBySample: boolean;
}

/** What is stored of one instance of a breaker, for one window. */
export interface BreakerInstance {
  instance: string | null;
  /** Those of the window and the last one before it, in any order. */
  moves: readonly InstanceMove[];
  /** Its newest move of all; null when none was ever told. */
  lastMoveMs: number | null;
  reading: InstanceReading | null;
}

const LEAST_PATIENCE_MS = 5 * 60_000;
/** So many samples may be late before the sender counts as gone. */
const PATIENCE_INTERVALS = 5;
/** Who sends moves alone is silent while nothing happens; others of its kind outlive it by this before it counts as gone. */
const SUCCEEDED_AFTER_MS = 24 * 3_600_000;

/**
 * When an instance was last heard of, and until when what it said is believed. Whoever sends samples is gone when they
 * stop; of whoever sends only moves that is known when another instance goes on for a day without it.
 */
export function heardOf(
  { reading, lastMoveMs }: Pick<BreakerInstance, 'reading' | 'lastMoveMs'>,
  newestMs: number,
): { heardMs: number | null; knownUntilMs: number } {
  const heardMs = later(reading?.timeMs ?? null, lastMoveMs);
  if (heardMs === null) return { heardMs, knownUntilMs: Number.NEGATIVE_INFINITY };
  if (reading !== null) {
    const intervalMs = (reading.intervalSeconds ?? 0) * 1_000;
    const patienceMs = Math.max(LEAST_PATIENCE_MS, PATIENCE_INTERVALS * intervalMs);
    return { heardMs, knownUntilMs: heardMs + patienceMs };
  }
  const isSucceeded = newestMs > heardMs + SUCCEEDED_AFTER_MS;
  return {
    heardMs,
    knownUntilMs: isSucceeded ? heardMs + SUCCEEDED_AFTER_MS : Number.POSITIVE_INFINITY,
  };
}

function later(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}

/** The states of an instance in a window; unknown from when it is no longer heard of. */
export function instanceTimeline(
  moves: readonly InstanceMove[],
  { fromMs, toMs }: { fromMs: number; toMs: number },
  knownUntilMs: number,
): StateSpan[] {
  const endMs = Math.min(toMs, Math.max(fromMs, knownUntilMs));
  const known = endMs > fromMs ? stateTimeline(moves, { fromMs, toMs: endMs }) : [];
  return endMs < toMs ? [...known, unknownSpan(endMs, toMs)] : known;
}
