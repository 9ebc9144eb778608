import type { DeploymentRecord } from '@/domain/delivery/deployment';
import type { PipelinedStatement } from '../pipelined-statements';
import { timestampText } from './timestamp-text';

interface ProjectDeployment {
  projectId: string;
  row: DeploymentRecord;
}

/**
 * A status moves forward: an end replaces a beginning, a later end an earlier one, and nothing replaces an end by a
 * beginning. An end that is told again without its time keeps the time it had.
 */
const WINS = `(excluded.status <> 'in_progress' AND (
  d.status = 'in_progress'
  OR excluded.finished_at >= d.finished_at
     AND NOT (excluded.status = d.status AND 'time_missing' = ANY (coalesce(excluded.flags, '{}')))))`;
const AT_LEAST_EQUAL = `(${WINS} OR d.status = 'in_progress')`;
const TAKE = (column: string) =>
  `${column} = CASE WHEN ${AT_LEAST_EQUAL} THEN excluded.${column} ELSE d.${column} END`;
const KEEP_KNOWN = (column: string) =>
  `${column} = CASE WHEN ${AT_LEAST_EQUAL} THEN coalesce(excluded.${column}, d.${column}) ELSE coalesce(d.${column}, excluded.${column}) END`;

// Insert on deployment, conflicts found in deployment_pkey; Function Scan on json_populate_recordset.
const STORE = `
INSERT INTO deployment AS d (project_id, service, environment, id, sha, version, status, started_at, finished_at, ts,
  rollback_of, unplanned, changes, changes_told, repository, url, source, flags)
SELECT project_id, service, environment, id, sha, version, status, started_at, finished_at,
  coalesce(finished_at, started_at, candor_now()), rollback_of, unplanned, changes, changes IS NOT NULL, repository, url,
  source, flags
FROM json_populate_recordset(NULL::deployment, $1::json)
ON CONFLICT (project_id, service, environment, id) DO UPDATE SET
  ${['sha', 'flags', 'source', 'status', 'finished_at'].map(TAKE).join(', ')},
  ${['version', 'started_at', 'rollback_of', 'unplanned', 'url', 'repository'].map(KEEP_KNOWN).join(', ')},
  ts = CASE WHEN ${AT_LEAST_EQUAL} THEN coalesce(excluded.finished_at, excluded.started_at, d.started_at, d.ts) ELSE d.ts END,
  changes = coalesce(excluded.changes, d.changes),
  changes_told = excluded.changes IS NOT NULL OR d.changes_told`;

/** Stores deployments, or brings what is stored of them forward. What is told twice in one request is stored in turn. */
export function storeDeploymentStatements(
  rows: readonly ProjectDeployment[],
): PipelinedStatement[] {
  return inTurns(rows).map((turn) => ({
    name: 'store-deployments',
    text: STORE,
    values: [JSON.stringify(turn.map(columnsOf))],
  }));
}

/** One statement may touch a row once; every writer locks rows in the order of their keys. */
function inTurns(rows: readonly ProjectDeployment[]): ProjectDeployment[][] {
  const turns: Map<string, ProjectDeployment>[] = [];
  for (const one of rows) {
    const { service, environment, id } = one.row;
    const key = JSON.stringify([one.projectId, service, environment, id]);
    const free = turns.find((turn) => !turn.has(key));
    if (free === undefined) turns.push(new Map([[key, one]]));
    else free.set(key, one);
  }
  return turns.map((turn) =>
    [...turn.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one),
  );
}

function columnsOf({ projectId, row }: ProjectDeployment) {
  const moment = (timeMs: number | null) => (timeMs === null ? null : timestampText(timeMs));
  return {
    project_id: projectId,
    service: row.service,
    environment: row.environment,
    id: row.id,
    sha: row.sha,
    version: row.version,
    status: row.status,
    started_at: moment(row.startedMs),
    finished_at: moment(row.finishedMs),
    rollback_of: row.rollbackOf,
    unplanned: row.unplanned,
    changes: row.changes,
    repository: row.repository,
    url: row.url,
    source: row.source,
    flags: row.flags.length === 0 ? null : row.flags,
  };
}
