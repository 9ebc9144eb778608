import type { QueueSeries } from './queue-answer';
import { ratePerSecond } from './queue-rates';
import type { QueueBucket } from './queue-rollup';

interface SeriesInput {
  fromMs: number;
  toMs: number;
  stepMs: number;
  buckets: readonly QueueBucket[];
  deaths: ReadonlyMap<number, number>;
  /** When the first dead letter of this queue was told of; nobody knows how many there were before. */
  firstToldMs: number | null;
  nowMs: number;
}

/** The beginnings of the steps of a range, epoch ms; the first may reach before it. */
export function stepTimes(fromMs: number, toMs: number, stepMs: number): number[] {
  const times: number[] = [];
  for (let at = Math.floor(fromMs / stepMs) * stepMs; at < toMs; at += stepMs) times.push(at);
  return times;
}

/** The course of one queue, with a value for every step; a step that nothing is known of has null, never 0. */
export function queueSeries(input: SeriesInput): QueueSeries {
  const { fromMs, toMs, stepMs, deaths, firstToldMs, nowMs } = input;
  const times = stepTimes(fromMs, toMs, stepMs);
  const byTime = new Map(input.buckets.map((bucket) => [bucket.bucketMs, bucket]));
  const each = (value: (bucket: QueueBucket) => number | null) =>
    times.map((time) => {
      const bucket = byTime.get(time);
      return bucket === undefined ? null : value(bucket);
    });
  const isKnown = (time: number) =>
    firstToldMs !== null && time + stepMs > firstToldMs && time < nowMs;
  return {
    stepSeconds: stepMs / 1_000,
    times: times.map((time) => new Date(time).toISOString()),
    depth: each(({ depthMax }) => depthMax),
    inFlight: each(({ inFlightMax }) => inFlightMax),
    delayed: each(({ delayedMax }) => delayedMax),
    oldestAgeSeconds: each(({ oldestAgeMax }) => oldestAgeMax),
    consumers: each(({ consumersMin }) => consumersMin),
    arrivalPerSecond: each(({ enqueued }) => ratePerSecond(enqueued)),
    servicePerSecond: each(({ dequeued }) => ratePerSecond(dequeued)),
    failedPerSecond: each(({ failed }) => ratePerSecond(failed)),
    retriedPerSecond: each(({ retried }) => ratePerSecond(retried)),
    deadLetters: times.map((time) => deaths.get(time) ?? (isKnown(time) ? 0 : null)),
  };
}
