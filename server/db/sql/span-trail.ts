import { kept, makeBinder, type Queryable } from './bind';
import { findTrailStretch, stretchConditions } from './trail-stretch';

export interface SpanRow {
  ts_us: string;
  id: string;
  duration_ms: number | null;
  trace_id: string;
  span_id: string;
  parent_span_id: string | null;
  name: string;
  kind: string;
  status: string;
  status_message: string | null;
  service: string | null;
  environment: string | null;
  version: string | null;
  error_type: string | null;
  error_message: string | null;
  attributes: Record<string, unknown> | null;
  resource: Record<string, unknown> | null;
  events: { timeMs: number; name: string; attributes: Record<string, unknown> }[] | null;
  flags: string[] | null;
}

const COLUMNS = `
  (extract(epoch FROM ts) * 1000000)::bigint::text AS ts_us, id::text AS id, duration_ms, trace_id, span_id,
  parent_span_id, name, kind, status, status_message, service, environment, version, error_type, error_message,
  attributes, resource, events, flags`;

const LOOKED = {
  table: 'span',
  columns: ['trace_id', 'correlation_id'],
  within: stretchConditions,
};

/**
 * The oldest spans after a place that carry the id as trace or correlation id, from the days that have any.
 * Sort over Bitmap Heap Scans, each over a BitmapOr of the (project_id, trace_id) and (project_id, correlation_id) indexes
 * of a day; run it under `setLogScan(client, 'look_up')`, as the lines of a trail are.
 */
export async function selectTrailSpans(
  client: Queryable,
  id: string,
  range: { fromUs: number; toUs: number; after: { timeUs: number; id: string } | null },
  limit: number,
): Promise<SpanRow[]> {
  const stretch = await findTrailStretch(client, LOOKED, id, range, limit);
  if (stretch === null) return [];
  const bind = makeBinder();
  const conditions = [
    `(trace_id = ${bind(id.toLowerCase())} OR correlation_id = ${bind(id)})`,
    ...stretchConditions(bind, stretch),
  ];
  const { rows } = await client.query<SpanRow>(
    kept(
      `SELECT ${COLUMNS} FROM span WHERE ${conditions.join(' AND ')}
       ORDER BY span.ts, span.id LIMIT ${bind(limit)}`,
      bind.values,
    ),
  );
  return rows;
}
