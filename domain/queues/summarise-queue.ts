import { growthPerMinute, type QueueRates, queueRates } from './queue-rates';
import type { QueueRecord } from './queue-record';
import type { QueueBucket } from './queue-rollup';
import type { QueueLevel } from './queue-sample';
import { type TimeToDrain, timeToDrain } from './time-to-drain';

/** What is known of a queue at one moment; null is unknown. */
export interface QueueSummary extends QueueRates, Record<QueueLevel, number | null> {
  growthPerMinute: number | null;
  timeToDrain: TimeToDrain;
  lastSampleMs: number | null;
}

/** The last known levels, and the rates of the buckets before that moment (in any order). */
export function summariseQueue(
  { levels, lastSampleMs }: Pick<QueueRecord, 'levels' | 'lastSampleMs'>,
  buckets: readonly QueueBucket[],
): QueueSummary {
  const depth = levels.depth?.value ?? null;
  const rates = queueRates(buckets);
  const growth = growthPerMinute([...buckets.map((bucket) => bucket.depth), levels.depth ?? null]);
  return {
    depth,
    inFlight: levels.inFlight?.value ?? null,
    delayed: levels.delayed?.value ?? null,
    oldestAgeSeconds: levels.oldestAgeSeconds?.value ?? null,
    consumers: levels.consumers?.value ?? null,
    ...rates,
    growthPerMinute: growth,
    timeToDrain: timeToDrain({
      depth,
      ...rates,
      growthPerMinute: growth,
      oldestAgeSeconds: levels.oldestAgeSeconds?.value ?? null,
    }),
    lastSampleMs,
  };
}
