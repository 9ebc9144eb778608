import type { QueueSample } from './queue-sample';

const DAY_MS = 86_400_000;

/**
 * Steps, in seconds, that the most messages of every queue are kept in, for ranges up to so many milliseconds: the
 * courses of all queues together are some ten thousand rows, however long they are. Minutes have roll-ups of their own.
 */
const WIDTHS = [
  { seconds: 60, upToMs: 6_000_000 },
  { seconds: 600, upToMs: 36_000_000 },
  { seconds: 3_600, upToMs: 2 * DAY_MS },
  { seconds: 21_600, upToMs: 12 * DAY_MS },
  { seconds: 86_400, upToMs: Number.POSITIVE_INFINITY },
] as const;
export type TrendWidth = (typeof WIDTHS)[number]['seconds'];

/** The widths that are kept beside the minutes. */
export const TREND_WIDTHS = WIDTHS.flatMap(({ seconds }) => (seconds === 60 ? [] : [seconds]));
/** For so long minutes and ten minutes are kept. */
const FINE_KEPT_MS = 29 * DAY_MS;

/** How wide the steps of a course are, and the steps that it is put together from. */
export function trendSteps(
  { fromMs, toMs, nowMs }: { fromMs: number; toMs: number; nowMs: number },
  { most, leastSeconds }: { most: number; leastSeconds: number },
): { width: TrendWidth; stepMs: number } {
  const lengthMs = toMs - fromMs;
  const isOld = fromMs < nowMs - FINE_KEPT_MS;
  const fit = WIDTHS.find(
    ({ seconds, upToMs }) => lengthMs <= upToMs && (!isOld || seconds >= 3_600),
  );
  const width = fit?.seconds ?? 86_400;
  const wantedSeconds = Math.max(lengthMs / 1_000 / most, leastSeconds);
  return { width, stepMs: width * Math.max(1, Math.ceil(wantedSeconds / width)) * 1_000 };
}

export interface TrendRow {
  width: number;
  bucketMs: number;
  depthMax: number;
}

/** The most messages that samples tell of, in each step of each width; nothing where none tells its depth. */
export function trendRows(samples: readonly QueueSample[]): TrendRow[] {
  const rows = new Map<string, TrendRow>();
  for (const { depth, timeMs } of samples) {
    if (depth === null) continue;
    for (const width of TREND_WIDTHS) {
      const bucketMs = Math.floor(timeMs / (width * 1_000)) * width * 1_000;
      const key = `${width} ${bucketMs}`;
      const known = rows.get(key)?.depthMax ?? depth;
      rows.set(key, { width, bucketMs, depthMax: Math.max(known, depth) });
    }
  }
  return [...rows.values()];
}
