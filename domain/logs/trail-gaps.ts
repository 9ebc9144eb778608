import type { TrailGap, TrailItem } from './trail';

const LEAST_GAP_MS = 1_000;

const TIMES_MEDIAN = 20;

/** With fewer pauses than this there is no usual pace to compare with. */
const LEAST_PAUSES = 4;

const GAP_WITHOUT_PACE_MS = 60_000;

type Lasting = Pick<TrailItem, 'time' | 'durationMs'> & { span?: TrailItem['span'] };

/**
 * From when to when an item accounts for the time. A line is written when what it tells of is over, so one that says
 * how long it took began that long before it; a span's time is its beginning.
 */
export function extentOf({ time, durationMs, span }: Lasting): { fromMs: number; toMs: number } {
  const timeMs = Date.parse(time);
  const lengthMs = durationMs ?? 0;
  if (span == null) return { fromMs: timeMs - lengthMs, toMs: timeMs };
  return { fromMs: timeMs, toMs: timeMs + lengthMs };
}

/**
 * Silences that want an explanation: a pause of at least a second and twenty times the trail's median pause (of at
 * least a minute where there are fewer than four pauses). What an item accounts for is no gap; a span whose children
 * are here accounts for nothing beyond them, as it only waits for them.
 */
export function findTrailGaps(items: readonly Lasting[]): TrailGap[] {
  const parents = new Set(items.flatMap(({ span }) => span?.parentSpanId ?? []));
  const extents = items.map((item) => {
    const isParent = item.span != null && parents.has(item.span.spanId);
    const timeMs = Date.parse(item.time);
    return { timeMs, ...(isParent ? { fromMs: timeMs, toMs: timeMs } : extentOf(item)) };
  });
  let untilMs = extents[0]?.toMs ?? 0;
  const pauses = extents.slice(1).map((extent, index) => {
    const pause = {
      lengthMs: extent.timeMs - (extents[index]?.timeMs ?? extent.timeMs),
      silentFromMs: untilMs,
      silentUntilMs: extent.fromMs,
    };
    untilMs = Math.max(untilMs, extent.toMs);
    return pause;
  });
  const lengths = pauses.map(({ lengthMs }) => lengthMs).sort((a, b) => a - b);
  const median = lengths[Math.floor(lengths.length / 2)] ?? 0;
  const leastMs =
    lengths.length < LEAST_PAUSES
      ? GAP_WITHOUT_PACE_MS
      : Math.max(LEAST_GAP_MS, TIMES_MEDIAN * median);
  return pauses
    .filter(({ silentFromMs, silentUntilMs }) => silentUntilMs - silentFromMs >= leastMs)
    .map(({ silentFromMs, silentUntilMs }) => ({
      from: new Date(silentFromMs).toISOString(),
      to: new Date(silentUntilMs).toISOString(),
    }));
}
