import type { Span } from '@/domain/traces/span';
import type { PipelinedStatement } from '../pipelined-statements';
import { BinaryRows, uuidBytes } from './binary-rows';

// The order in which encodeSpan writes them; id and received_at are the table's own.
const COLUMNS = [
  'project_id',
  'ts',
  'duration_ms',
  'trace_id',
  'span_id',
  'parent_span_id',
  'name',
  'kind',
  'status',
  'status_message',
  'service',
  'environment',
  'version',
  'correlation_id',
  'causation_id',
  'tenant',
  'user_id',
  'error_type',
  'error_message',
  'attributes',
  'resource',
  'events',
  'links',
  'flags',
];

const USUAL_BYTES = 1_024;

/** Copies spans into their table; the role must be free of row-level security. */
export function copySpansStatement(
  spans: readonly { projectId: string; row: Span }[],
): PipelinedStatement {
  const rows = new BinaryRows(spans.length * USUAL_BYTES);
  for (const { projectId, row } of spans) encodeSpan(rows, projectId, row);
  return {
    text: `COPY span (${COLUMNS.join(', ')}) FROM STDIN (FORMAT binary)`,
    copy: [BinaryRows.HEADER, rows.finish().bytes, BinaryRows.TRAILER],
  };
}

function encodeSpan(rows: BinaryRows, projectId: string, span: Span): void {
  const { error } = span;
  rows.begin(COLUMNS.length);
  rows.bytes(uuidBytes(projectId));
  rows.timestamp(span.timeMs);
  rows.double(span.durationMs);
  rows.text(span.traceId);
  rows.text(span.spanId);
  rows.text(span.parentSpanId);
  rows.text(span.name);
  rows.text(span.kind);
  rows.text(span.status);
  rows.text(span.statusMessage);
  rows.text(span.service);
  rows.text(span.environment);
  rows.text(span.version);
  rows.text(span.correlationId);
  rows.text(span.causationId);
  rows.text(span.tenant);
  rows.text(span.user);
  rows.text(error === null ? null : error.type);
  rows.text(error === null ? null : error.message);
  rows.json(span.attributes);
  rows.json(span.resource);
  rows.json(span.events);
  rows.json(span.links);
  rows.textArray(span.flags);
}
