import type { SampledSlice } from '../db/sql/log-histogram';
import type { LogVolume } from '../db/sql/log-volume';

export interface LogSamplePlan {
  slices: SampledSlice[];
  /** Events in the candidate buckets, and how many of them the slices hold, about. */
  rows: number;
  rowsRead: number;
}

/** Stretches read in place of one that is too long, spread over it so that a burst is not missed. */
const PARTS = 6;
/** What reading on after the first look may take where that look shows that it would take longer. */
const READ_ON_MS = 300;

/**
 * Chooses what to read of a range to count matches in buckets of `stepUs`: all of it where the budget of rows allows,
 * else the same number of rows of every hour (or minute), so that quiet ones are counted exactly and busy ones projected.
 */
export function planLogSample(
  volumes: { unitUs: number; of: LogVolume[] },
  range: { fromUs: number; toUs: number },
  stepUs: number,
  budgetRows: number,
): LogSamplePlan {
  const candidates = volumes.of.filter((one) => one.mayMatch > 0);
  const rows = candidates.reduce((sum, one) => sum + one.total, 0);
  const rowsEach = fairShare(candidates, budgetRows);
  const slices: SampledSlice[] = [];
  let rowsRead = 0;
  for (const one of candidates) {
    const fromUs = Math.max(one.fromUs, range.fromUs);
    const toUs = Math.min(one.fromUs + volumes.unitUs, range.toUs);
    const share = Math.min(1, rowsEach / one.total);
    rowsRead += one.total * share;
    if (share >= 1) {
      slices.push({ fromUs, toUs, weight: 1 });
      continue;
    }
    // A bucket may be narrower than the stretch: each is read by its own share.
    for (let start = Math.floor(fromUs / stepUs) * stepUs; start < toUs; start += stepUs) {
      const from = Math.max(start, fromUs);
      slices.push(...spread(from, Math.min(start + stepUs, toUs), share));
    }
  }
  return { slices, rows, rowsRead };
}

/**
 * The rows of `most` that can be read in time at the speed of a first look: a busy machine, or one that has to fetch them
 * from its disk, reads a half, a quarter …, so that small changes of speed do not change what is read.
 */
export function rowsInTime(most: number, lookedAt: number, tookMs: number): number {
  let rows = most;
  while (rows > lookedAt && (rows / lookedAt) * tookMs > READ_ON_MS) rows /= 2;
  return rows;
}

/** How many rows of each stretch may be read when all are treated alike; those with fewer leave theirs to others. */
function fairShare(volumes: LogVolume[], budgetRows: number): number {
  const totals = volumes.map((one) => one.total).sort((a, b) => a - b);
  let left = budgetRows;
  for (const [index, total] of totals.entries()) {
    const share = left / (totals.length - index);
    if (total > share) return share;
    left -= total;
  }
  return Number.POSITIVE_INFINITY;
}

function spread(fromUs: number, toUs: number, share: number): SampledSlice[] {
  const widthUs = toUs - fromUs;
  if (widthUs < PARTS * 1000) return [{ fromUs, toUs, weight: 1 }];
  const parts = widthUs < 60_000_000 ? 1 : PARTS;
  const partUs = widthUs / parts;
  const readUs = Math.max(1000, Math.floor(partUs * share));
  return Array.from({ length: parts }, (_, index) => {
    // Read from the middle of each part: its edges are where regular jobs tend to run.
    const start = Math.floor(fromUs + index * partUs + (partUs - readUs) / 2);
    return { fromUs: start, toUs: start + readUs, weight: partUs / readUs };
  });
}
