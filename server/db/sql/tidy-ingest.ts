import type pg from 'pg';

type Queryable = Pick<pg.ClientBase, 'query'>;

/** Deletes reserved idempotency keys older than `hours`. Index Scan using ingest_request_created_at_idx. */
export async function deleteOldIngestRequests(client: Queryable, hours: number): Promise<number> {
  const { rowCount } = await client.query(
    'DELETE FROM ingest_request WHERE created_at < candor_now() - make_interval(hours => $1)',
    [hours],
  );
  return rowCount ?? 0;
}

/**
 * Keeps the newest `keep` samples of each key and outcome, for at most `days`.
 * Index Scan using ingest_sample_project_id_key_id_id_idx inside a window; the table holds a few hundred rows a key.
 */
export async function deleteOldIngestSamples(
  client: Queryable,
  keep: number,
  days: number,
): Promise<number> {
  const { rowCount } = await client.query(
    `DELETE FROM ingest_sample s USING (
       SELECT project_id, id, received_at,
         row_number() OVER (PARTITION BY project_id, key_id, outcome ORDER BY id DESC) AS place
       FROM ingest_sample
     ) ranked
     WHERE s.project_id = ranked.project_id AND s.id = ranked.id
       AND (ranked.place > $1 OR ranked.received_at < candor_now() - make_interval(days => $2))`,
    [keep, days],
  );
  return rowCount ?? 0;
}

/**
 * Deletes a project's telemetry before its own retention, which may be shorter than the installation's. In slices of one
 * partition each; raw events by their primary key's prefix (project_id, ts), roll-ups likewise by (project_id, bucket).
 */
export async function deleteExpiredLogs(
  client: Queryable,
  projectId: string,
  retentionDays: number,
): Promise<number> {
  const cutoff = 'candor_now() - make_interval(days => $2)';
  let deleted = 0;
  for (const [table, column] of [
    ['log_event', 'ts'],
    ['log_rollup_minute', 'bucket'],
    ['log_rollup_hour', 'bucket'],
    ['log_error_trend', 'bucket'],
    ['log_facet_hour', 'bucket'],
    ['log_facet_ten_minutes', 'bucket'],
  ] as const) {
    const { rowCount } = await client.query(
      `DELETE FROM ${table} WHERE project_id = $1 AND ${column} < ${cutoff}`,
      [projectId, retentionDays],
    );
    deleted += rowCount ?? 0;
  }
  return deleted;
}
