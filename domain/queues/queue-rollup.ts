import type { CountSpan } from './count-coverage';
import { QUEUE_COUNTS, type QueueCount, type QueueSample } from './queue-sample';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;

/** What one queue's samples told of one bucket; null is not known. */
export interface QueueBucket extends Record<QueueCount, Counted | null> {
  bucketMs: number;
  samples: number;
  /** The last one measured in it. */
  depth: { value: number; atMs: number } | null;
  depthMax: number | null;
  inFlightMax: number | null;
  delayedMax: number | null;
  oldestAgeMax: number | null;
  consumersMin: number | null;
}

/** How many, and the seconds that they were counted in: as much of the bucket as is known. */
export interface Counted {
  count: number;
  seconds: number;
}

export function emptyBucket(bucketMs: number): QueueBucket {
  return {
    bucketMs,
    samples: 0,
    depth: null,
    depthMax: null,
    inFlightMax: null,
    delayedMax: null,
    oldestAgeMax: null,
    consumersMin: null,
    enqueued: null,
    dequeued: null,
    failed: null,
    retried: null,
  };
}

/** Gathers the samples of one queue by buckets of one width. */
export class QueueRollup {
  private readonly buckets = new Map<number, QueueBucket>();

  constructor(private readonly widthMs: number) {}

  addSample(sample: QueueSample): void {
    const bucket = this.bucketAt(sample.timeMs);
    bucket.samples += 1;
    const { depth, timeMs: atMs } = sample;
    if (depth !== null && atMs >= (bucket.depth?.atMs ?? 0)) bucket.depth = { value: depth, atMs };
    bucket.depthMax = most(bucket.depthMax, depth);
    bucket.inFlightMax = most(bucket.inFlightMax, sample.inFlight);
    bucket.delayedMax = most(bucket.delayedMax, sample.delayed);
    bucket.oldestAgeMax = most(bucket.oldestAgeMax, sample.oldestAgeSeconds);
    bucket.consumersMin = least(bucket.consumersMin, sample.consumers);
  }

  /** Shares a count out over the buckets that its time lies in. */
  addSpan({ field, count, fromMs, toMs }: CountSpan): void {
    const lengthMs = toMs - fromMs;
    if (lengthMs <= 0) {
      addCount(this.bucketAt(toMs), field, { count, seconds: 0 });
      return;
    }
    for (let startMs = this.startOf(fromMs); startMs < toMs; startMs += this.widthMs) {
      const partMs = Math.min(toMs, startMs + this.widthMs) - Math.max(fromMs, startMs);
      if (partMs <= 0) continue;
      const part = { count: (count * partMs) / lengthMs, seconds: partMs / 1_000 };
      addCount(this.bucketAt(startMs), field, part);
    }
  }

  /** Oldest first. */
  rows(): QueueBucket[] {
    return [...this.buckets.values()].sort((a, b) => a.bucketMs - b.bucketMs);
  }

  private startOf(timeMs: number): number {
    return Math.floor(timeMs / this.widthMs) * this.widthMs;
  }

  private bucketAt(timeMs: number): QueueBucket {
    const startMs = this.startOf(timeMs);
    const bucket = this.buckets.get(startMs) ?? emptyBucket(startMs);
    this.buckets.set(startMs, bucket);
    return bucket;
  }
}

/** Two buckets of one queue as one; what neither knows stays unknown. */
export function mergeBuckets(a: QueueBucket, b: QueueBucket): QueueBucket {
  const merged: QueueBucket = {
    bucketMs: Math.min(a.bucketMs, b.bucketMs),
    samples: a.samples + b.samples,
    depth: (b.depth?.atMs ?? -1) >= (a.depth?.atMs ?? -1) ? (b.depth ?? a.depth) : a.depth,
    depthMax: most(a.depthMax, b.depthMax),
    inFlightMax: most(a.inFlightMax, b.inFlightMax),
    delayedMax: most(a.delayedMax, b.delayedMax),
    oldestAgeMax: most(a.oldestAgeMax, b.oldestAgeMax),
    consumersMin: least(a.consumersMin, b.consumersMin),
    enqueued: a.enqueued,
    dequeued: a.dequeued,
    failed: a.failed,
    retried: a.retried,
  };
  for (const field of QUEUE_COUNTS) {
    const more = b[field];
    if (more !== null) addCount(merged, field, more);
  }
  return merged;
}

function addCount(bucket: QueueBucket, field: QueueCount, more: Counted): void {
  const known = bucket[field];
  bucket[field] = {
    count: (known?.count ?? 0) + more.count,
    seconds: (known?.seconds ?? 0) + more.seconds,
  };
}

function most(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

function least(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}
