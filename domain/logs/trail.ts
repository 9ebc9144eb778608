import { z } from 'zod';
import { SPAN_KINDS, SPAN_STATUSES } from '../traces/span';
import { LEVELS } from './log-event';
import { storedLogEventSchema } from './stored-log-event';

export const TRAIL_KINDS = [
  'log',
  'span',
  'breaker',
  'dead_letter',
  'inference',
  'deployment',
] as const;

const text = z.string().nullable();
const bag = z.record(z.string(), z.unknown());

/** What a span tells beyond what every item has; its item's time is its beginning. */
export const trailSpanSchema = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: text,
  kind: z.enum(SPAN_KINDS),
  status: z.enum(SPAN_STATUSES),
  statusMessage: text,
  environment: text,
  version: text,
  error: z.object({ type: text, message: text }).nullable(),
  attributes: bag,
  resource: bag,
  events: z.array(z.object({ time: z.string(), name: z.string(), attributes: bag })),
  flags: z.array(z.string()),
});
export type TrailSpan = z.infer<typeof trailSpanSchema>;

/** One thing that happened on a trail, whatever signal it came by. */
export const trailItemSchema = z.object({
  time: z.string(),
  kind: z.enum(TRAIL_KINDS),
  service: z.string().nullable(),
  title: z.string(),
  /** What leads to the thing itself; for a log line its cursor. */
  ref: z.string(),
  level: z.enum(LEVELS).nullable(),
  durationMs: z.number().nullable(),
  /** The line, where the item is one. */
  event: storedLogEventSchema.nullable(),
  /** The span, where the item is one. */
  span: trailSpanSchema.nullable(),
});
export type TrailItem = z.infer<typeof trailItemSchema>;

export const trailGapSchema = z.object({ from: z.string(), to: z.string() });
export type TrailGap = z.infer<typeof trailGapSchema>;

export const trailSchema = z.object({
  id: z.string(),
  /** Null when nothing carries the id. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Oldest first. */
  items: z.array(trailItemSchema),
  gaps: z.array(trailGapSchema),
  /**
   * What happened meanwhile to the services on this page of it, oldest first: breakers that changed, deployments. These
   * carry no id, so nothing says that they belong to it.
   */
  context: z.array(trailItemSchema),
  /** Goes on after the last item; null when that was the last. */
  nextCursor: z.string().nullable(),
});
export type Trail = z.infer<typeof trailSchema>;

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
