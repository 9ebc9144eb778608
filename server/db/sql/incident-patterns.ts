import type { ErrorLine, LogPattern } from '@/domain/incidents/log-patterns';
import { ERROR_SEVERITY } from '@/domain/logs/error-trend';
import type { Queryable } from './bind';

export interface UnkeptIncident {
  projectId: string;
  id: string;
  services: string[];
  startedAt: Date;
  resolvedAt: Date | null;
}

/**
 * Incidents whose patterns nobody has looked for yet, those that go on every five minutes, and those that ended once more
 * a quarter of an hour later. Seq Scan on incident: thousands of rows, once a minute.
 */
export async function selectUnkeptIncidents(
  client: Queryable,
  most: number,
): Promise<UnkeptIncident[]> {
  const { rows } = await client.query<UnkeptIncident>(
    `SELECT project_id AS "projectId", id, services, started_at AS "startedAt", resolved_at AS "resolvedAt"
     FROM incident
     WHERE merged_into_id IS NULL AND (patterns_at IS NULL
       OR (resolved_at IS NULL AND started_at > candor_now() - interval '3 days' AND patterns_at < candor_now() - interval '5 minutes')
       OR (patterns_at < resolved_at + interval '15 minutes' AND resolved_at + interval '15 minutes' <= candor_now()))
     ORDER BY started_at DESC LIMIT $1`,
    [most],
  );
  return rows;
}

interface Looked {
  services: readonly string[];
  from: Date;
  to: Date;
}

/** So many minutes of a window are read, those with the most errors. */
const MINUTES = 5;
const LINES_A_MINUTE = 400;

/**
 * Error lines of the services (none named: of all) in the worst minutes of a window: what a long incident logs is not read
 * as a whole. HashAggregate over an Index Scan using log_rollup_minute_pkey; for each of those minutes an Index Scan using
 * log_event_pkey.
 */
export async function selectErrorLines(
  client: Queryable,
  { services, from, to }: Looked,
): Promise<ErrorLine[]> {
  const { rows } = await client.query<ErrorLine>(
    `SELECT l.error_type AS "errorType", l.message FROM (
       SELECT bucket FROM log_rollup_minute_now
       WHERE project_id = candor_project_id() AND bucket >= $2 AND bucket < $3 AND severity >= ${ERROR_SEVERITY}
         AND (cardinality($1::text[]) = 0 OR service = ANY($1::text[]))
       GROUP BY bucket ORDER BY sum(count) DESC, bucket LIMIT ${MINUTES}
     ) worst CROSS JOIN LATERAL (
       SELECT e.error_type, left(coalesce(e.error_message, e.message), 1000) AS message FROM log_event e
       WHERE e.project_id = candor_project_id() AND e.ts >= worst.bucket AND e.ts < worst.bucket + interval '1 minute'
         AND e.severity >= ${ERROR_SEVERITY} AND (cardinality($1::text[]) = 0 OR e.service = ANY($1::text[]))
       LIMIT ${LINES_A_MINUTE}) l`,
    [services, from, to],
  );
  return rows;
}

/** Plan: delete and insert by incident_pattern_pkey. Where nothing is found any more, what was found stays. */
const STORE = `
  WITH found AS (SELECT * FROM jsonb_to_recordset($3::jsonb) AS f(pattern text, lines int)),
  gone AS (
    DELETE FROM incident_pattern p WHERE p.project_id = $1 AND p.incident_id = $2
      AND EXISTS (SELECT FROM found) AND NOT EXISTS (SELECT FROM found f WHERE f.pattern = p.pattern)),
  kept AS (
    INSERT INTO incident_pattern (project_id, incident_id, pattern, lines)
    SELECT $1, $2, f.pattern, f.lines FROM found f
    ON CONFLICT (project_id, incident_id, pattern) DO UPDATE SET lines = excluded.lines)
  UPDATE incident SET patterns_at = candor_now() WHERE project_id = $1 AND id = $2`;

export async function storePatterns(
  client: Queryable,
  { projectId, id }: Pick<UnkeptIncident, 'projectId' | 'id'>,
  patterns: readonly LogPattern[],
): Promise<void> {
  await client.query(STORE, [projectId, id, JSON.stringify(patterns)]);
}
