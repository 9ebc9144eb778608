import type { DatabaseClient } from '../client';

/** A series that is alive was seen within so many hours; only those count against the cap. */
const ALIVE_HOURS = 24;

export interface WantedSeries {
  id: string;
  name: string;
}

/**
 * Makes every writer that would add series to a project wait for the one before it, to the end of its transaction: how
 * many there are is then known exactly. An advisory lock, since there may be no row to lock.
 */
export async function lockMetricSeries(client: DatabaseClient, projectId: string): Promise<void> {
  await client.query({
    name: 'lock-metric-series',
    text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))',
    values: [`candor_metric_series ${projectId}`],
  });
}

/** Which of these series are alive. Index Scan using metric_series_pkey. */
export async function selectAliveSeries(
  client: DatabaseClient,
  projectId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const { rows } = await client.query<{ id: string }>({
    name: 'select-alive-series',
    text: `SELECT id FROM metric_series WHERE project_id = $1 AND id = ANY($2::uuid[])
      AND last_seen_at > candor_now() - make_interval(hours => ${ALIVE_HOURS})`,
    values: [projectId, ids],
  });
  return new Set(rows.map(({ id }) => id));
}

/** How many series are alive. Index Only Scan using metric_series_last_seen. */
export async function countAliveSeries(client: DatabaseClient, projectId: string): Promise<number> {
  const { rows } = await client.query<{ alive: number }>({
    name: 'count-alive-series',
    text: `SELECT count(*)::int AS alive FROM metric_series WHERE project_id = $1
      AND last_seen_at > candor_now() - make_interval(hours => ${ALIVE_HOURS})`,
    values: [projectId],
  });
  return rows[0]?.alive ?? 0;
}

/** All series alive: as many as the cap, read when it is reached. Index Scan using metric_series_last_seen. */
export async function listAliveSeries(
  client: DatabaseClient,
  projectId: string,
): Promise<WantedSeries[]> {
  const { rows } = await client.query<WantedSeries>({
    name: 'list-alive-series',
    text: `SELECT id, name FROM metric_series WHERE project_id = $1
      AND last_seen_at > candor_now() - make_interval(hours => ${ALIVE_HOURS})`,
    values: [projectId],
  });
  return rows;
}
