import type { TrailItem } from '@/domain/logs/trail';
import type { SpanKind, SpanStatus } from '@/domain/traces/span';
import { isoOfMicros } from '@/server/db/sql/log-event-row';
import { type SpanRow, selectTrailSpans } from '@/server/db/sql/span-trail';
import { NUMBERED_ENDS } from './log-source';
import type { TrailSource } from './trail-source';

export const spanSource: TrailSource = {
  ends: NUMBERED_ENDS,
  select: async (client, id, range, limit) => {
    const rows = await selectTrailSpans(client, id, range, limit);
    return rows.map((row) => ({ timeUs: Number(row.ts_us), id: row.id, item: itemOf(row) }));
  },
};

function itemOf(row: SpanRow): TrailItem {
  const { error_type: type, error_message: message } = row;
  const failed = row.status === 'error';
  return {
    time: isoOfMicros(Number(row.ts_us)),
    kind: 'span',
    service: row.service,
    title: row.name,
    ref: row.span_id,
    level: failed ? 'error' : null,
    durationMs: row.duration_ms,
    event: null,
    span: {
      traceId: row.trace_id,
      spanId: row.span_id,
      parentSpanId: row.parent_span_id,
      kind: row.kind as SpanKind,
      status: row.status as SpanStatus,
      statusMessage: row.status_message,
      environment: row.environment,
      version: row.version,
      error: type === null && message === null ? null : { type, message },
      attributes: row.attributes ?? {},
      resource: row.resource ?? {},
      events: (row.events ?? []).map(({ timeMs, name, attributes }) => ({
        time: new Date(timeMs).toISOString(),
        name,
        attributes,
      })),
      flags: row.flags ?? [],
    },
  };
}
