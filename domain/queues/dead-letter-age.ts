import type { DeadLetter } from './queue-sample';

export interface DeadLetterAge {
  seconds: number;
  /** False: at least this old. A broker's own age of a dead-letter queue begins again when a message moves there. */
  isExact: boolean;
}

/** When a message failed, as far as it is known. */
export type Failure = Pick<DeadLetter, 'timeMs' | 'firstFailedMs' | 'attempts'>;

/** How long ago a dead letter failed first; without its first failure, at least since its last. */
export function deadLetterAge(letter: Failure, nowMs: number): DeadLetterAge {
  const sinceMs = letter.firstFailedMs ?? letter.timeMs;
  return { seconds: Math.max(0, nowMs - sinceMs) / 1_000, isExact: letter.firstFailedMs !== null };
}

/**
 * The true age of the oldest message in a dead-letter queue, from the letters themselves and from what the broker says.
 * SQS resets the age when a message moves to its dead-letter queue, so its figure is only a lower bound; it reports none
 * without a message, and then there is none here. Null when nothing is known, or nothing is in the queue.
 */
export function oldestDeadLetterAge(input: {
  /** Those that nobody has taken care of. */
  letters: { count: number; oldestMs: number | null; areExact: boolean };
  /** The broker's last sample: its messages and their reported age, at its time. */
  sample: { timeMs: number; depth: number | null; oldestAgeSeconds: number | null } | null;
  nowMs: number;
}): DeadLetterAge | null {
  const { letters, sample, nowMs } = input;
  if (sample?.depth === 0) return null;
  const told = letters.oldestMs === null ? null : Math.max(0, nowMs - letters.oldestMs) / 1_000;
  const reported =
    sample?.oldestAgeSeconds == null
      ? null
      : sample.oldestAgeSeconds + Math.max(0, nowMs - sample.timeMs) / 1_000;
  if (told === null) return reported === null ? null : { seconds: reported, isExact: false };
  // Of messages that nobody told the first failure is not known; of letters that have gone nobody knows which.
  const allKnown = sample?.depth == null || sample.depth === letters.count;
  return { seconds: Math.max(told, reported ?? 0), isExact: allKnown && letters.areExact };
}

/** What is kept of a message that fails again, or moves: its true first failure, its last one, its most attempts. */
export function mergeFailures<Letter extends Failure>(known: Letter, seen: Letter): Letter {
  const latest = seen.timeMs >= known.timeMs ? seen : known;
  return {
    ...latest,
    firstFailedMs: least(known.firstFailedMs, seen.firstFailedMs),
    attempts: most(known.attempts, seen.attempts),
  };
}

function least(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}

function most(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}
