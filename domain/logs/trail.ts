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
