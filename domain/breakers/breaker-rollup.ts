import type { BreakerSample } from './breaker';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Buckets, in seconds, that are kept beside minutes and hours, for the sums of many breakers. */
export const WIDE_SECONDS = [600, 21_600, 86_400] as const;
export type WideSeconds = (typeof WIDE_SECONDS)[number];

/** The counts of a bucket. Each is null while no sample told it; `*Of` is how many calls that count is a share of. */
export interface BreakerSums {
  samples: number;
  calls: number | null;
  failures: number | null;
  failuresOf: number | null;
  timeouts: number | null;
  rejected: number | null;
  fallbacks: number | null;
  fallbacksOf: number | null;
  slow: number | null;
  slowOf: number | null;
}

export interface BreakerRollupRow extends BreakerSums {
  projectId: string;
  breakerId: string;
  bucketMs: number;
}

export interface WideRollupRow extends BreakerRollupRow {
  widthSeconds: WideSeconds;
}

interface Counted {
  projectId: string;
  breakerId: string;
  sample: BreakerSample;
}

/** Gathers samples by breaker and each width of bucket, so that each roll-up row is written once a group. */
export class BreakerRollup {
  private readonly minutes = new Map<string, BreakerRollupRow>();
  private readonly hours = new Map<string, BreakerRollupRow>();
  private readonly wide = WIDE_SECONDS.map((widthSeconds) => ({
    widthSeconds,
    rows: new Map<string, BreakerRollupRow>(),
  }));

  add(counted: Counted): void {
    addTo(this.minutes, counted, MINUTE_MS);
    addTo(this.hours, counted, HOUR_MS);
    for (const { widthSeconds, rows } of this.wide) addTo(rows, counted, widthSeconds * 1_000);
  }

  /** In the order in which every writer takes them. */
  minuteRows(): BreakerRollupRow[] {
    return sorted(this.minutes);
  }

  hourRows(): BreakerRollupRow[] {
    return sorted(this.hours);
  }

  wideRows(): WideRollupRow[] {
    return this.wide.flatMap(({ widthSeconds, rows }) =>
      sorted(rows).map((row) => ({ ...row, widthSeconds })),
    );
  }
}

/** What one sample adds. A share's count is told only together with the calls that it is a share of. */
export function sumsOf({
  calls,
  failures,
  timeouts,
  rejected,
  fallbacks,
  slow,
}: BreakerSample): BreakerSums {
  const letThrough = calls === null ? null : Math.max(0, calls - (rejected ?? 0));
  const share = (count: number | null, of: number | null) =>
    count === null || of === null ? { count: null, of: null } : { count, of };
  const failed = share(failures, letThrough);
  const fell = share(fallbacks, calls);
  const slowed = share(slow, letThrough);
  return {
    samples: 1,
    calls,
    failures: failed.count,
    failuresOf: failed.of,
    timeouts,
    rejected,
    fallbacks: fell.count,
    fallbacksOf: fell.of,
    slow: slowed.count,
    slowOf: slowed.of,
  };
}

/** Two buckets as one; what neither told stays unknown. */
export function addSums(a: BreakerSums, b: BreakerSums): BreakerSums {
  return {
    samples: a.samples + b.samples,
    calls: plus(a.calls, b.calls),
    failures: plus(a.failures, b.failures),
    failuresOf: plus(a.failuresOf, b.failuresOf),
    timeouts: plus(a.timeouts, b.timeouts),
    rejected: plus(a.rejected, b.rejected),
    fallbacks: plus(a.fallbacks, b.fallbacks),
    fallbacksOf: plus(a.fallbacksOf, b.fallbacksOf),
    slow: plus(a.slow, b.slow),
    slowOf: plus(a.slowOf, b.slowOf),
  };
}

/** Two counts may add up to more than a number holds, and a roll-up has to stay one that can be added to. */
function plus(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(Number.MAX_VALUE, a + b);
}

/** A sample belongs to the bucket that its interval ends in; an end on the border belongs to the bucket before it. */
function addTo(
  rows: Map<string, BreakerRollupRow>,
  { projectId, breakerId, sample }: Counted,
  lengthMs: number,
): void {
  const bucketMs = Math.ceil(sample.timeMs / lengthMs - 1) * lengthMs;
  const key = `${projectId} ${breakerId} ${bucketMs}`;
  const row = rows.get(key);
  const sums = sumsOf(sample);
  rows.set(key, {
    projectId,
    breakerId,
    bucketMs,
    ...(row === undefined ? sums : addSums(row, sums)),
  });
}

function sorted(rows: Map<string, BreakerRollupRow>): BreakerRollupRow[] {
  return [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
