import { RecordDraft } from '../../ingest/record-draft';
import type { RecordContext } from '../../ingest/record-reading';
import { ATTRIBUTE_RULES } from '../../logs/attribute-rules';
import { cleanValue } from '../../logs/clean-value';
import { type FieldRule, Role } from '../../logs/field-rules';
import { LogDraft } from '../../logs/log-draft';
import type { OtlpOrigin } from '../../logs/otlp/otlp-log-record-to-event';
import { isObject, type JsonObject } from '../../logs/read-record';
import { readKeyValues } from '../../otlp/read-any-value';
import { readNanosAsMs, readOtlpId, readOtlpInteger } from '../../otlp/read-otlp-fields';
import { SPAN_KINDS, type Span, type SpanEvent, type SpanKind, type SpanLink } from '../span';

export type SpanReading = { ok: true; span: Span } | { ok: false; message: string; hint: string };

/** Kept of one span; OpenTelemetry's SDKs send no more. */
const MOST_EVENTS = 128;
const MOST_LINKS = 128;
/** A longer span, or an event so long before its beginning, is a clock's mistake. */
const LONGEST_MS = 366 * 86_400_000;

/** Which attributes lead a span to its trail and its people; they also stay attributes. */
export const SPAN_ROLES: readonly Role[] = [
  Role.correlationId,
  Role.causationId,
  Role.tenant,
  Role.user,
];
const RULES: ReadonlyMap<string, FieldRule> = new Map(
  [...ATTRIBUTE_RULES].filter(([, { role }]) => SPAN_ROLES.includes(role)),
);

/** One OTLP span as the canonical one. Refuses only what has no valid ids, which no trace could hold. */
export function otlpSpanToSpan(
  fields: JsonObject,
  origin: OtlpOrigin,
  context: RecordContext,
): SpanReading {
  const traceId = idOf(fields.traceId, 32);
  const spanId = idOf(fields.spanId, 16);
  if (traceId === null || spanId === null) {
    const wrong = traceId === null ? 'traceId of 16 bytes' : 'spanId of 8 bytes';
    return {
      ok: false,
      message: `a span has no valid ${wrong}`,
      hint: 'Ids are bytes in protobuf and hex in JSON, and not all zero.',
    };
  }
  const draft = new LogDraft(undefined);
  const record = new RecordDraft(context);
  const attributes = readKeyValues(fields.attributes);
  for (const key of Object.keys(attributes)) {
    const rule = RULES.get(key);
    if (rule !== undefined) draft.take({ ...rule, keep: true }, attributes[key]);
    draft.putBeside(key, attributes[key]);
  }
  const startMs = readNanosAsMs(fields.startTimeUnixNano);
  const timeMs = record.timeMs(startMs);
  const durationMs = durationOf(record, startMs, readNanosAsMs(fields.endTimeUnixNano));
  const events = readEvents(draft, fields.events, {
    timeMs,
    startMs: startMs ?? timeMs,
    latestMs: Math.max(context.nowMs + context.acceptFutureMs, timeMs + (durationMs ?? 0)),
  });
  const text = (role: Role, fallback: unknown = null) =>
    (draft.values[role] as string | undefined) ?? (fallback as string | null | undefined) ?? null;
  const { name } = fields;
  const span: Span = {
    timeMs,
    durationMs,
    traceId,
    spanId,
    parentSpanId: idOf(fields.parentSpanId, 16),
    name: typeof name === 'string' && name !== '' ? draft.label(name) : 'unnamed',
    kind: kindOf(fields.kind),
    ...readStatus(draft, fields.status),
    service: text(Role.service, origin.service),
    environment: text(Role.environment, origin.environment),
    version: text(Role.version, origin.version),
    correlationId: text(Role.correlationId),
    causationId: text(Role.causationId),
    tenant: text(Role.tenant, origin.tenant),
    user: text(Role.user),
    error: errorOf(draft, attributes, events),
    attributes: draft.attributes,
    resource: origin.resource,
    events,
    links: readLinks(fields.links),
    flags: [...new Set([...record.flags, ...draft.flags, ...origin.flags])],
  };
  return { ok: true, span };
}

function idOf(value: unknown, length: number): string | null {
  const id = readOtlpId(value);
  return id !== undefined && id.length === length && /^[0-9a-f]+$/.test(id) ? id : null;
}

function durationOf(
  record: RecordDraft,
  startMs: number | undefined,
  endMs: number | undefined,
): number | null {
  if (startMs === undefined || endMs === undefined) return null;
  // Subtracting leaves more digits than were sent: back to microseconds.
  const durationMs = Math.round((endMs - startMs) * 1_000) / 1_000;
  if (durationMs >= 0 && durationMs <= LONGEST_MS) return durationMs;
  record.flag('time_ignored');
  return null;
}

function kindOf(value: unknown): SpanKind {
  const named = typeof value === 'string' ? value.replace(/^SPAN_KIND_/, '').toLowerCase() : '';
  const byName = SPAN_KINDS.find((kind) => kind === named);
  return byName ?? SPAN_KINDS[(readOtlpInteger(value) ?? 1) - 1] ?? 'internal';
}

function readStatus(draft: LogDraft, value: unknown): Pick<Span, 'status' | 'statusMessage'> {
  const { code, message } = isObject(value) ? value : {};
  const isError = code === 'STATUS_CODE_ERROR' || readOtlpInteger(code) === 2;
  const isOk = code === 'STATUS_CODE_OK' || readOtlpInteger(code) === 1;
  const text = typeof message === 'string' && message !== '' ? message : null;
  return {
    status: isError ? 'error' : isOk ? 'ok' : 'unset',
    statusMessage: text === null ? null : draft.longText(text, 'field_truncated'),
  };
}

/** An event keeps its distance to the span's beginning when that had to be moved; one at no possible time stands there. */
function readEvents(
  draft: LogDraft,
  list: unknown,
  { timeMs, startMs, latestMs }: { timeMs: number; startMs: number; latestMs: number },
): SpanEvent[] {
  const items = Array.isArray(list) ? list : [];
  if (items.length > MOST_EVENTS) draft.flag('attributes_truncated');
  return items
    .slice(0, MOST_EVENTS)
    .filter(isObject)
    .map(({ name, timeUnixNano, attributes }) => {
      const at = (readNanosAsMs(timeUnixNano) ?? startMs) + (timeMs - startMs);
      const clean = cleanValue(draft, readKeyValues(attributes), 3);
      return {
        timeMs: at >= timeMs - LONGEST_MS && at <= latestMs ? at : timeMs,
        name: typeof name === 'string' && name !== '' ? draft.label(name) : 'unnamed',
        attributes: isObject(clean) ? clean : {},
      };
    });
}

function readLinks(list: unknown): SpanLink[] {
  const items = Array.isArray(list) ? list : [];
  return items.slice(0, MOST_LINKS).flatMap((item: unknown) => {
    const traceId = isObject(item) ? idOf(item.traceId, 32) : null;
    const spanId = isObject(item) ? idOf(item.spanId, 16) : null;
    return traceId === null || spanId === null ? [] : [{ traceId, spanId }];
  });
}

function errorOf(
  draft: LogDraft,
  attributes: JsonObject,
  events: readonly SpanEvent[],
): Span['error'] {
  const exception = events.find(({ name }) => name === 'exception')?.attributes;
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  const type = text(exception?.['exception.type']) ?? text(attributes['error.type']);
  const message = text(exception?.['exception.message']);
  if (type === null && message === null) return null;
  return {
    type: type === null ? null : draft.label(type),
    message: message === null ? null : draft.longText(message, 'field_truncated'),
  };
}
