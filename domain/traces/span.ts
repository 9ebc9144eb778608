import type { RecordFlag } from '../ingest/record-reading';
import type { LogFlag } from '../logs/log-event';

export const SPAN_KINDS = ['internal', 'server', 'client', 'producer', 'consumer'] as const;
export type SpanKind = (typeof SPAN_KINDS)[number];

export const SPAN_STATUSES = ['unset', 'ok', 'error'] as const;
export type SpanStatus = (typeof SPAN_STATUSES)[number];

/** Something that happened while a span ran. */
export interface SpanEvent {
  timeMs: number;
  name: string;
  attributes: Record<string, unknown>;
}

export interface SpanLink {
  traceId: string;
  spanId: string;
}

/** One operation of a trace. Times are epoch ms, exact to the microsecond. */
export interface Span {
  /** Its beginning. */
  timeMs: number;
  /** Null when it has no end, or one before its beginning. */
  durationMs: number | null;
  traceId: string;
  spanId: string;
  parentSpanId: string | null;
  name: string;
  kind: SpanKind;
  status: SpanStatus;
  statusMessage: string | null;
  service: string | null;
  environment: string | null;
  version: string | null;
  correlationId: string | null;
  causationId: string | null;
  tenant: string | null;
  user: string | null;
  /** Of its first exception. */
  error: { type: string | null; message: string | null } | null;
  attributes: Record<string, unknown>;
  /** Shared by all spans of one scope: read only. */
  resource: Record<string, unknown>;
  events: SpanEvent[];
  links: SpanLink[];
  flags: readonly (RecordFlag | LogFlag)[];
}
