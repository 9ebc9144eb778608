import { counted } from '../quantities/counted';
import { quantityText } from '../quantities/format-quantity';
import type { Health } from '../services/health';
import { usualSeconds } from './count-coverage';
import type { QueueKind } from './queue-sample';
import type { QueueSummary } from './summarise-queue';

export interface QueueVerdict {
  health: Health;
  /** Why, for a person: a clause without a full stop. */
  reason: string;
}

interface Judged {
  kind: QueueKind;
  summary: QueueSummary;
  /** Dead letters told of this queue that nobody has taken care of; those of its dead-letter queue are that one's. */
  openLetters: number;
  /** The true age of the oldest message in a dead-letter queue. */
  oldestSeconds: number | null;
  /** Pauses between its last samples. */
  sampleSeconds: readonly number[];
  atMs: number;
}

/** Samples are missing when so many usual pauses passed without one, and at the least so many seconds. */
const MISSING_PAUSES = 4;
const MISSING_SECONDS = 600;

/**
 * How a queue stands. A dead-letter queue with a message in it fails, also while samples are missing: nothing says that
 * the message is gone. A work queue fails when messages wait and nobody takes them, and degrades when it does not
 * drain: it grows past a minute’s work, or nothing leaves it.
 */
export function judgeQueue(judged: Judged): QueueVerdict {
  const { kind, summary, openLetters } = judged;
  const { depth } = summary;
  if (kind === 'dead_letter' && depth !== null && depth > 0) {
    return { health: 'failing', reason: `${holds(depth)}${aged(judged)}${asOf(judged)}` };
  }
  const missing = missingSamples(judged);
  const isEmptied = kind === 'dead_letter' && depth === 0 && missing === null;
  if (openLetters > 0 && !isEmptied) {
    const letters = `${counted(openLetters, 'dead letter')} not handled`;
    return {
      health: 'failing',
      reason: depth === null ? `${letters}; its depth is not told` : letters,
    };
  }
  if (depth === null) return { health: 'unknown', reason: 'Nobody has told its depth' };
  if (missing !== null) return { health: 'unknown', reason: missing };
  return kind === 'dead_letter'
    ? { health: 'healthy', reason: 'Empty' }
    : judgeWork(summary, depth);
}

function judgeWork(summary: QueueSummary, depth: number): QueueVerdict {
  const { consumers, growthPerMinute: growth, timeToDrain: drain } = summary;
  if (depth === 0) return { health: 'healthy', reason: 'Empty' };
  if (consumers === 0) {
    return { health: 'failing', reason: `${holds(depth)} and has no consumer` };
  }
  if (drain.kind === 'never') {
    const course =
      growth !== null && growth > 0
        ? `, grows by ${quantityText(growth, 'per_minute')} and does not drain`
        : ' and none leaves';
    return { health: 'degraded', reason: `${holds(depth)}${course}` };
  }
  if (drain.kind === 'keeps_up') {
    const wait = quantityText(drain.waitSeconds, 's');
    return { health: 'healthy', reason: `${holds(depth)} and keeps up; each waits about ${wait}` };
  }
  if (drain.kind === 'unknown') return { health: 'healthy', reason: holds(depth) };
  return {
    health: 'healthy',
    reason: `${holds(depth)}, drains in ${quantityText(drain.seconds, 's')}`,
  };
}

function holds(depth: number): string {
  return `Holds ${counted(depth, 'message')}`;
}

function aged({ oldestSeconds }: Judged): string {
  return oldestSeconds === null ? '' : `, the oldest ${quantityText(oldestSeconds, 's')} old`;
}

function asOf(judged: Judged): string {
  const { summary, atMs } = judged;
  if (missingSamples(judged) === null || summary.lastSampleMs === null) return '';
  return `, as of ${quantityText((atMs - summary.lastSampleMs) / 1_000, 's')} ago`;
}

/** Why what is known is too old to go by; null when it is not. */
function missingSamples({ summary, sampleSeconds, atMs }: Judged): string | null {
  const { lastSampleMs } = summary;
  if (lastSampleMs === null) return 'No sample yet';
  const usual = usualSeconds(sampleSeconds);
  const silentSeconds = (atMs - lastSampleMs) / 1_000;
  if (silentSeconds <= Math.max(MISSING_SECONDS, MISSING_PAUSES * (usual ?? 0))) return null;
  const used = usual === null ? '' : `; they came every ${quantityText(usual, 's')}`;
  return `No sample for ${quantityText(silentSeconds, 's')}${used}`;
}
