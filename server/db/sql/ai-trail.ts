import { bindSpellings, kept, makeBinder, type Queryable } from './bind';
import { findTrailStretch, rowsWithin } from './trail-stretch';

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
 * The oldest inferences of a trace after a place, from the days that have any. Sort over Bitmap Index Scans on
 * ai_inference_trace of a day; run it under `setLogScan(client, 'look_up')`, as the lines of a trail are. Row-level security
 * alone confines it to the project, as it does findTrailStretch.
 */
export async function selectTrailInferences(
  client: Queryable,
  id: string,
  range: { fromUs: number; toUs: number; after: { timeUs: number; id: string } | null },
  limit: number,
): Promise<TrailInferenceRow[]> {
  const stretch = await findTrailStretch(client, LOOKED, id, range, limit);
  if (stretch === null) return [];
  const bind = makeBinder();
  const conditions = [`trace_id ${bindSpellings(bind, id)}`, ...within(bind, stretch)];
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

const within = rowsWithin(
  (time, id) => `(ts > ${time}::timestamptz OR id COLLATE "C" > ${id}::text)`,
);
const LOOKED = { table: 'ai_inference', columns: ['trace_id'], within };
