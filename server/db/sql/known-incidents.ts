import type { Queryable } from './bind';
import { timestampText } from './timestamp-text';

export interface KnownIncident {
  name: string;
  startedMs: number;
  /** null: it goes on. */
  endedMs: number | null;
}

/** The incidents that reach into a window, those that were merged into others left out. Index Scan using incident_project_id_started_at_idx. */
export async function readKnownIncidents(
  client: Queryable,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): Promise<KnownIncident[]> {
  const { rows } = await client.query<KnownIncident>(
    `SELECT 'INC-' || number || ' ' || title AS name, (extract(epoch FROM started_at) * 1000)::float8 AS "startedMs",
       (extract(epoch FROM resolved_at) * 1000)::float8 AS "endedMs"
     FROM incident WHERE project_id = candor_project_id() AND started_at < $2
       AND (resolved_at IS NULL OR resolved_at > $1) AND merged_into_id IS NULL
     ORDER BY started_at LIMIT 500`,
    [timestampText(fromMs), timestampText(toMs)],
  );
  return rows;
}
