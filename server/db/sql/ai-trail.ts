import { bindSpellings, kept, makeBinder, type Queryable, timestampOfMicros } from './bind';

export interface TrailInferenceRow {
  ts_us: string;
  id: string;
  feature: string;
  model: string;
  outcome: string;
  latency_ms: number | null;
  service: string | null;
}

/**
 * The oldest inferences of a trace after a place. Sort over Bitmap Index Scan on ai_inference_trace of each day; run it
 * under `setLogScan(client, 'look_up')`, as the lines of a trail are. Row-level security alone confines it to the project,
 * as it does findTrailStretch.
 */
export async function selectTrailInferences(
  client: Queryable,
  id: string,
  range: { fromUs: number; toUs: number; after: { timeUs: number; id: string } | null },
  limit: number,
): Promise<TrailInferenceRow[]> {
  const bind = makeBinder();
  const conditions = [
    `trace_id ${bindSpellings(bind, id)}`,
    `ts >= ${bind(timestampOfMicros(range.fromUs))}`,
    `ts < ${bind(timestampOfMicros(range.toUs))}`,
  ];
  if (range.after) {
    const time = bind(timestampOfMicros(range.after.timeUs));
    conditions.push(
      `ts >= ${time}`,
      `(ts > ${time}::timestamptz OR id COLLATE "C" > ${bind(range.after.id)}::text)`,
    );
  }
  const { rows } = await client.query<TrailInferenceRow>(
    kept(
      `SELECT (extract(epoch FROM ts) * 1000000)::bigint::text AS ts_us, id, feature, model, outcome, latency_ms, service
     FROM ai_inference WHERE ${conditions.join(' AND ')}
     ORDER BY ts, id COLLATE "C" LIMIT ${bind(limit)}`,
      bind.values,
    ),
  );
  return rows;
}
