import type { Change, DeploymentRecord, DeploymentStatus } from '@/domain/delivery/deployment';
import type { Queryable } from './bind';

interface HistoryQuery {
  projectId: string;
  fromMs: number;
  toMs: number;
  /** Null: all services. */
  service: string | null;
  /** How far before and after the window the same places are looked at. */
  beforeMs: number;
  afterMs: number;
}

interface DeploymentRow {
  service: string;
  environment: string;
  id: string;
  sha: string;
  version: string | null;
  status: DeploymentStatus;
  started_ms: number | null;
  finished_ms: number | null;
  rollback_of: string | null;
  unplanned: boolean | null;
  changes: Change[] | null;
  repository: string | null;
  url: string | null;
  source: DeploymentRecord['source'];
}

const moment = (column: string, name: string) =>
  `(extract(epoch FROM d.${column}) * 1000)::float8 AS ${name}`;
const COLUMNS = `d.service, d.environment, d.id, d.sha, d.version, d.status, ${moment('started_at', 'started_ms')},
  ${moment('finished_at', 'finished_ms')}, d.rollback_of, d.unplanned, d.repository, d.url, d.source, d.changes`;
const SAME_PLACE = 'd.project_id = $1 AND d.service = p.service AND d.environment = p.environment';

/**
 * The deployments of every place (service and environment) that has one in the window: those of the window, those around
 * it, and the last one that ran before that.
 *
 * Expected: Index Only Scan using deployment_project_id_ts_idx (or ..._service_environment_ts_idx for one service) for the
 * places, then Nested Loops over Index Scans using deployment_project_id_service_environment_ts_idx.
 */
export async function readDeploymentHistory(
  client: Queryable,
  query: HistoryQuery,
): Promise<DeploymentRecord[]> {
  const { projectId, fromMs, toMs, service, beforeMs, afterMs } = query;
  const { rows } = await client.query<DeploymentRow>(
    `WITH place AS MATERIALIZED (
       SELECT DISTINCT service, environment FROM deployment
       WHERE project_id = $1 AND ts >= $2 AND ts < $3 AND ($4::text IS NULL OR service = $4)
     )
     SELECT ${COLUMNS} FROM place p CROSS JOIN LATERAL (
       SELECT * FROM deployment d WHERE ${SAME_PLACE} AND d.ts >= $5 AND d.ts < $6
     ) d
     UNION ALL
     SELECT ${COLUMNS} FROM place p CROSS JOIN LATERAL (
       SELECT * FROM deployment d WHERE ${SAME_PLACE} AND d.ts < $5 AND d.status = 'succeeded'
       ORDER BY d.ts DESC LIMIT 1
     ) d`,
    [
      projectId,
      ...[fromMs, toMs].map((ms) => new Date(ms)),
      service,
      ...[fromMs - beforeMs, toMs + afterMs].map((ms) => new Date(ms)),
    ],
  );
  return rows.map(recordOf);
}

function recordOf(row: DeploymentRow): DeploymentRecord {
  return {
    id: row.id,
    service: row.service,
    environment: row.environment,
    sha: row.sha,
    version: row.version,
    status: row.status,
    startedMs: row.started_ms,
    finishedMs: row.finished_ms,
    rollbackOf: row.rollback_of,
    unplanned: row.unplanned,
    changes: row.changes,
    flags: [],
    repository: row.repository,
    url: row.url,
    source: row.source,
  };
}

/** Where anything was deployed since. Index Only Scan using deployment_project_id_service_environment_ts_idx. */
export async function readDeploymentPlaces(
  client: Queryable,
  projectId: string,
  sinceMs: number,
): Promise<{ services: string[]; environments: string[] }> {
  const { rows } = await client.query<{ services: string[] | null; environments: string[] | null }>(
    `SELECT array_agg(DISTINCT service ORDER BY service) AS services,
       array_agg(DISTINCT environment ORDER BY environment) AS environments
     FROM deployment WHERE project_id = $1 AND ts >= $2`,
    [projectId, new Date(sinceMs)],
  );
  return { services: rows[0]?.services ?? [], environments: rows[0]?.environments ?? [] };
}

interface StateRow {
  last_ms: number | null;
  in_progress: number;
  succeeded: number;
  failed: number;
}

/** The newest deployment, and the last day by status. Index Scans using deployment_project_id_ts_idx. */
export async function readDeploymentState(
  client: Queryable,
  projectId: string,
  nowMs: number,
): Promise<StateRow> {
  const { rows } = await client.query<StateRow>(
    `SELECT (SELECT (extract(epoch FROM max(ts)) * 1000)::float8 FROM deployment WHERE project_id = $1) AS last_ms,
       count(*) FILTER (WHERE status = 'in_progress')::int AS in_progress,
       count(*) FILTER (WHERE status = 'succeeded')::int AS succeeded,
       count(*) FILTER (WHERE status = 'failed')::int AS failed
     FROM deployment WHERE project_id = $1 AND ts >= $2`,
    [projectId, new Date(nowMs - 86_400_000)],
  );
  return rows[0] ?? { last_ms: null, in_progress: 0, succeeded: 0, failed: 0 };
}

/** One deployment, with when it counts. Index Scan using deployment_pkey. */
export async function readDeploymentMoment(
  client: Queryable,
  projectId: string,
  { service, environment, id }: { service: string; environment: string; id: string },
): Promise<number | null> {
  const { rows } = await client.query<{ ms: number }>(
    `SELECT (extract(epoch FROM ts) * 1000)::float8 AS ms FROM deployment
     WHERE project_id = $1 AND service = $2 AND environment = $3 AND id = $4`,
    [projectId, service, environment, id],
  );
  return rows[0]?.ms ?? null;
}

/** The release that a tag of a repository is. Index Scan using release_pkey. */
export async function readRelease(
  client: Queryable,
  projectId: string,
  { repository, version }: DeploymentRecord,
): Promise<{ tag: string; name: string | null; url: string | null } | null> {
  if (repository === null || version === null) return null;
  const { rows } = await client.query<{ tag: string; name: string | null; url: string | null }>(
    'SELECT tag, name, url FROM release WHERE project_id = $1 AND repository = $2 AND tag = $3',
    [projectId, repository, version],
  );
  return rows[0] ?? null;
}
