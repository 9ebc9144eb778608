import type { Queryable } from './bind';

/**
 * Projects with an action whose check may change something: one that is open, or that the telemetry closed.
 * HashAggregate over a Seq Scan on action_item: a project has some hundred actions at the most.
 */
export async function selectProjectsWithChecks(client: Queryable): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT DISTINCT project_id AS id FROM action_item WHERE telemetry_check IS NOT NULL
       AND (status = 'open' OR (status = 'done' AND closed_by = 'telemetry'))`,
  );
  return rows.map(({ id }) => id);
}

/**
 * The names of rules that are on and watch a signal; where a name is given, one that names it or, unless it is a metric,
 * one that names nothing and so watches each. Index Scan using alert_rule_pkey with a filter: some dozens of rows.
 */
export async function selectRulesWatching(
  client: Queryable,
  { signal, field, name }: { signal: string; field: string; name: string | null },
): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT name FROM alert_rule
     WHERE project_id = candor_project_id() AND deleted_at IS NULL AND is_enabled AND query ->> 'signal' = $1
       AND ($3::text IS NULL OR query ->> $2 = $3 OR (query ->> $2 IS NULL AND $1 <> 'metric'))
     ORDER BY name LIMIT 5`,
    [signal, field, name],
  );
  return rows.map((row) => row.name);
}

/**
 * When a fingerprint was last seen, and whether its rule still watches. Index Scan Backward using
 * alert_fingerprint_started, one row, and alert_rule_pkey.
 */
export async function selectFingerprintSeen(
  client: Queryable,
  fingerprint: string,
): Promise<{ lastMs: number; isWatched: boolean } | null> {
  const { rows } = await client.query<{ lastMs: number; isWatched: boolean }>(
    `SELECT (extract(epoch FROM coalesce(a.resolved_at, a.held_at)) * 1000)::float8 AS "lastMs",
       r.is_enabled AND r.deleted_at IS NULL AND r.evaluated_at > candor_now() - interval '1 hour' AS "isWatched"
     FROM alert a JOIN alert_rule r ON r.project_id = a.project_id AND r.id = a.rule_id
     WHERE a.project_id = candor_project_id() AND a.fingerprint = $1 AND a.fired_at IS NOT NULL
     ORDER BY a.started_at DESC LIMIT 1`,
    [fingerprint],
  );
  const [row] = rows;
  return row === undefined ? null : { lastMs: row.lastMs, isWatched: row.isWatched === true };
}
