import { kept, makeBinder, type Queryable, timestampOfMicros } from './bind';

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

/**
 * The oldest spans after a place that carry the id as trace or correlation id.
 * Sort over Bitmap Index Scan on the (project_id, trace_id) and (project_id, correlation_id) indexes of each day; run it
 * under `setLogScan(client, 'look_up')`, as the lines of a trail are.
 */
export async function selectTrailSpans(
  client: Queryable,
  id: string,
  range: { fromUs: number; toUs: number; after: { timeUs: number; id: string } | null },
  limit: number,
): Promise<SpanRow[]> {
  const bind = makeBinder();
  const lower = bind(id.toLowerCase());
  const own = bind(id);
  const rows = bind(limit);
  const conditions = [
    `ts >= ${bind(timestampOfMicros(range.fromUs))}`,
    `ts < ${bind(timestampOfMicros(range.toUs))}`,
  ];
  if (range.after) {
    const time = bind(timestampOfMicros(range.after.timeUs));
    conditions.push(
      `ts >= ${time}`,
      `(ts, id) > (${time}::timestamptz, ${bind(range.after.id)}::bigint)`,
    );
  }
  const where = `project_id = candor_project_id() AND ${conditions.join(' AND ')}`;
  const { rows: found } = await client.query<SpanRow>(
    kept(
      `SELECT ${COLUMNS} FROM (
       (SELECT * FROM span WHERE trace_id = ${lower} AND ${where} ORDER BY ts, id LIMIT ${rows})
       UNION ALL
       (SELECT * FROM span WHERE correlation_id = ${own} AND trace_id <> ${lower} AND ${where}
        ORDER BY ts, id LIMIT ${rows})
     ) AS carried ORDER BY carried.ts, carried.id LIMIT ${rows}`,
      bind.values,
    ),
  );
  return found;
}
