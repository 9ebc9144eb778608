import {
  type CountSpan,
  coverCounts,
  NO_RHYTHM,
  type QueueRhythm,
  remember,
} from './count-coverage';
import { QUEUE_LEVELS, type QueueKind, type QueueLevel, type QueueSample } from './queue-sample';

/** What tells one queue from another: two of one name in two brokers or environments are two. */
export type QueuePlace = Pick<QueueSample, 'queue' | 'system' | 'environment'>;

/** The text that a queue's id is a hash of. */
export function queueIdentity({ queue, system, environment }: QueuePlace): string {
  return JSON.stringify([system ?? '', environment ?? '', queue]);
}

/** The last known value of a level, and when it was measured. */
export interface KnownLevel {
  value: number;
  atMs: number;
}

/** What is known of a queue now, as samples told it. */
export interface QueueRecord {
  service: string | null;
  /** What a sender said that it is. */
  toldKind: QueueKind | null;
  toldDeadLetterOf: string | null;
  lastSampleMs: number | null;
  levels: Partial<Record<QueueLevel, KnownLevel>>;
  rhythm: QueueRhythm;
}

export const NEW_QUEUE: QueueRecord = {
  service: null,
  toldKind: null,
  toldDeadLetterOf: null,
  lastSampleMs: null,
  levels: {},
  rhythm: NO_RHYTHM,
};

/**
 * What is known after one more sample, and what its counts cover. What it does not tell stays as it was, and a sample
 * that comes late overwrites nothing newer.
 */
export function advanceQueue(
  known: QueueRecord,
  sample: QueueSample,
): { record: QueueRecord; spans: CountSpan[] } {
  const { lastSampleMs, rhythm } = known;
  const isNewest = lastSampleMs === null || sample.timeMs >= lastSampleMs;
  const { counted, spans } = coverCounts(rhythm, sample);
  const pause = lastSampleMs === null ? 0 : (sample.timeMs - lastSampleMs) / 1_000;
  const sampleSeconds = pause > 0 ? remember(rhythm.sampleSeconds, pause) : rhythm.sampleSeconds;
  const older = isNewest ? known : { ...told(sample), ...told(known) };
  const newer = isNewest ? told(sample) : {};
  return {
    record: {
      service: newer.service ?? older.service ?? null,
      toldKind: newer.toldKind ?? older.toldKind ?? null,
      toldDeadLetterOf: newer.toldDeadLetterOf ?? older.toldDeadLetterOf ?? null,
      lastSampleMs: isNewest ? sample.timeMs : lastSampleMs,
      levels: withLevels(known.levels, sample),
      rhythm: { sampleSeconds, counted },
    },
    spans,
  };
}

type Told = Partial<Pick<QueueRecord, 'service' | 'toldKind' | 'toldDeadLetterOf'>>;

/** What somebody said of the queue itself; nothing where they did not. */
function told(one: QueueSample | QueueRecord): Told {
  const kind = 'toldKind' in one ? one.toldKind : one.kind;
  const deadLetterOf = 'toldDeadLetterOf' in one ? one.toldDeadLetterOf : one.deadLetterOf;
  return {
    ...(one.service === null ? {} : { service: one.service }),
    ...(kind === null ? {} : { toldKind: kind }),
    ...(deadLetterOf === null ? {} : { toldDeadLetterOf: deadLetterOf }),
  };
}

function withLevels(known: QueueRecord['levels'], sample: QueueSample): QueueRecord['levels'] {
  const levels = { ...known };
  for (const level of QUEUE_LEVELS) {
    const value = sample[level];
    const atMs = levels[level]?.atMs ?? Number.NEGATIVE_INFINITY;
    if (value !== null && sample.timeMs >= atMs) levels[level] = { value, atMs: sample.timeMs };
  }
  // Without a message there is no age; the last one seen belongs to a message that is gone.
  const { depth, oldestAgeSeconds: age } = levels;
  if (depth?.value === 0 && age !== undefined && age.atMs <= depth.atMs)
    delete levels.oldestAgeSeconds;
  return levels;
}
