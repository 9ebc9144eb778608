import { QUEUE_COUNTS, type QueueCount, type QueueSample } from './queue-sample';

/** What has to be remembered of a queue so that the counts of its next sample can be laid over time; plain JSON. */
export interface QueueRhythm {
  /** Seconds between the last samples, newest last: how often they usually come. */
  sampleSeconds: number[];
  counted: Partial<Record<QueueCount, CountedUntil>>;
}

interface CountedUntil {
  untilMs: number;
  /** Where the last covered stretch began; null when nothing is known of the time before `untilMs`. */
  sinceMs: number | null;
  seconds: number[];
}

/** A count and the time it was counted in: `fromMs` = `toMs` where others cover that time already. */
export interface CountSpan {
  field: QueueCount;
  count: number;
  fromMs: number;
  toMs: number;
}

export const NO_RHYTHM: QueueRhythm = { sampleSeconds: [], counted: {} };

/** Longer than this many usual pauses, samples were lost, and what they counted with them. */
const GAP = 1.5;
const REMEMBERED = 9;
/** A count over a longer time tells no rate. */
const LONGEST_MS = 7_200_000;

/**
 * Lays the counts of a sample over the time they were counted in: since when its sender says, else since the count
 * before it. A first count, one after a gap, and one over more than two hours have no known time and are left out, never
 * taken as zero. Two senders that count side by side cover the same time once. Samples come in the order of their time;
 * one that comes late adds its count to the time that is covered already.
 */
export function coverCounts(
  rhythm: QueueRhythm,
  sample: Pick<QueueSample, 'timeMs' | 'countedSinceMs' | QueueCount>,
): { counted: QueueRhythm['counted']; spans: CountSpan[] } {
  const counted = { ...rhythm.counted };
  const spans: CountSpan[] = [];
  for (const field of QUEUE_COUNTS) {
    const count = sample[field];
    if (count === null) continue;
    const { next, span } = cover(counted[field], sample);
    counted[field] = next;
    if (span !== null) spans.push({ field, count, ...span });
  }
  return { counted, spans };
}

type Stretch = { fromMs: number; toMs: number };

function cover(
  known: CountedUntil | undefined,
  { timeMs: toMs, countedSinceMs }: Pick<QueueSample, 'timeMs' | 'countedSinceMs'>,
): { next: CountedUntil; span: Stretch | null } {
  const seconds = known?.seconds ?? [];
  if (countedSinceMs !== null && countedSinceMs < toMs) {
    const fromMs = Math.max(countedSinceMs, known?.untilMs ?? countedSinceMs);
    const untilMs = Math.max(toMs, known?.untilMs ?? toMs);
    const isKnown = toMs - countedSinceMs <= LONGEST_MS;
    return {
      next: { untilMs, sinceMs: isKnown ? Math.min(fromMs, untilMs) : null, seconds },
      span: isKnown ? { fromMs: Math.min(fromMs, toMs), toMs } : null,
    };
  }
  if (known === undefined) return { next: { untilMs: toMs, sinceMs: null, seconds }, span: null };
  if (toMs <= known.untilMs) {
    const isCovered = known.sinceMs !== null && toMs > known.sinceMs;
    return { next: known, span: isCovered ? { fromMs: toMs, toMs } : null };
  }
  const pause = (toMs - known.untilMs) / 1_000;
  const isGap = pause > GAP * (usualSeconds(seconds) ?? pause) || pause * 1_000 > LONGEST_MS;
  const span = isGap ? null : { fromMs: known.untilMs, toMs };
  return {
    next: {
      untilMs: toMs,
      sinceMs: isGap ? null : known.untilMs,
      seconds: remember(seconds, pause),
    },
    span,
  };
}

/** The seconds between samples with one more pause in them. */
export function remember(seconds: readonly number[], pause: number): number[] {
  return [...seconds, pause].slice(-REMEMBERED);
}

/** The median of the last pauses; null when there is none. */
export function usualSeconds(seconds: readonly number[]): number | null {
  return [...seconds].sort((a, b) => a - b)[Math.floor(seconds.length / 2)] ?? null;
}
