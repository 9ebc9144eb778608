import type { Counted, QueueBucket } from './queue-rollup';
import type { QueueCount } from './queue-sample';

export interface QueueRates {
  /** Messages a second that come; null when nothing tells. */
  arrivalPerSecond: number | null;
  /** Messages a second that leave. */
  servicePerSecond: number | null;
  failedPerSecond: number | null;
  retriedPerSecond: number | null;
}

/** What was counted in these buckets, over the time that it was counted in. */
export function queueRates(buckets: readonly QueueBucket[]): QueueRates {
  return {
    arrivalPerSecond: ratePerSecond(sumOf(buckets, 'enqueued')),
    servicePerSecond: ratePerSecond(sumOf(buckets, 'dequeued')),
    failedPerSecond: ratePerSecond(sumOf(buckets, 'failed')),
    retriedPerSecond: ratePerSecond(sumOf(buckets, 'retried')),
  };
}

/** A count over the seconds it covers; null when it covers none. */
export function ratePerSecond(counted: Counted | null): number | null {
  return counted === null || counted.seconds <= 0 ? null : counted.count / counted.seconds;
}

function sumOf(buckets: readonly QueueBucket[], field: QueueCount): Counted | null {
  return buckets.reduce<Counted | null>((sum, { [field]: more }) => {
    if (sum === null || more === null) return sum ?? more;
    return { count: sum.count + more.count, seconds: sum.seconds + more.seconds };
  }, null);
}

/** A depth and when it was measured. */
interface MeasuredDepth {
  value: number;
  atMs: number;
}

/** Messages a minute by which the depth grew from the first to the last that is known; negative: shrank. */
export function growthPerMinute(depths: readonly (MeasuredDepth | null)[]): number | null {
  const known = depths.filter((depth) => depth !== null).sort((a, b) => a.atMs - b.atMs);
  const first = known[0];
  const last = known[known.length - 1];
  if (first === undefined || last === undefined || first.atMs === last.atMs) return null;
  return (last.value - first.value) / ((last.atMs - first.atMs) / 60_000);
}
