import type { CiAttempt } from '@/domain/delivery/ci-flakiness';
import type { Queryable } from './bind';

export interface IncidentRow {
  id: string;
  title: string;
  service: string | null;
  environment: string | null;
  artifact: string | null;
  url: string | null;
  startedMs: number;
  recoveredMs: number | null;
}

interface LinkRow {
  service: string;
  environment: string;
  deploymentId: string;
  incidentId: string;
  isConfirmed: boolean;
  decidedBy: string;
}

const moment = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;
const INCIDENT = `i.id, i.title, i.service, i.environment, i.artifact, i.url,
  ${moment('i.started_at')} AS "startedMs", ${moment('i.recovered_at')} AS "recoveredMs"`;

/** Incidents that began in the window. Index Scan using delivery_incident_project_id_started_at_idx. */
export async function readDeliveryIncidents(
  client: Queryable,
  projectId: string,
  fromMs: number,
  toMs: number,
): Promise<IncidentRow[]> {
  const { rows } = await client.query<IncidentRow>(
    `SELECT ${INCIDENT} FROM delivery_incident i
     WHERE i.project_id = $1 AND i.started_at >= $2 AND i.started_at < $3 ORDER BY i.started_at DESC LIMIT 5000`,
    [projectId, new Date(fromMs), new Date(toMs)],
  );
  return rows;
}

/** What people said of deployments and incidents. Index Scan using deployment_incident_pkey; people decide few. */
export async function readIncidentLinks(client: Queryable, projectId: string): Promise<LinkRow[]> {
  const { rows } = await client.query<LinkRow>(
    `SELECT service, environment, deployment_id AS "deploymentId", incident_id AS "incidentId",
       is_confirmed AS "isConfirmed", decided_by AS "decidedBy"
     FROM deployment_incident WHERE project_id = $1 LIMIT 20000`,
    [projectId],
  );
  return rows;
}

/** The incidents that deployments are linked to, whenever they began. Nested Loop over delivery_incident_pkey. */
export async function readLinkedIncidents(
  client: Queryable,
  projectId: string,
): Promise<IncidentRow[]> {
  const { rows } = await client.query<IncidentRow>(
    `SELECT ${INCIDENT} FROM delivery_incident i
     WHERE i.project_id = $1 AND i.id IN (
       SELECT incident_id FROM deployment_incident WHERE project_id = $1 AND is_confirmed
     )`,
    [projectId],
  );
  return rows;
}

interface JudgedAttempt extends CiAttempt {
  service: string;
  url: string | null;
}

/**
 * What CI judged in the window: how many commits, each by each workflow, and the attempts of those it failed at least
 * once, which alone can be flaky. HashAggregates over Index Scans using ci_run_project_id_finished_at_idx.
 */
export async function readCiAttempts(
  client: Queryable,
  projectId: string,
  window: { fromMs: number; toMs: number; service: string | null },
): Promise<{ judged: number; attempts: JudgedAttempt[] }> {
  const values = [projectId, new Date(window.fromMs), new Date(window.toMs), window.service];
  const within = `project_id = $1 AND finished_at >= $2 AND finished_at < $3 AND ($4::text IS NULL OR service = $4)`;
  const { rows: counted } = await client.query<{ judged: number }>(
    `SELECT count(*)::int AS judged FROM (
       SELECT FROM ci_run WHERE ${within} AND conclusion <> 'other' GROUP BY sha, workflow, repository
     ) AS commits`,
    values,
  );
  const { rows: attempts } = await client.query<JudgedAttempt>(
    `SELECT repository || ' ' || workflow AS workflow, sha, run_id AS "runId", attempt, conclusion, service, url,
       ${moment('finished_at')} AS "finishedMs"
     FROM ci_run
     WHERE ${within} AND (sha, workflow, repository) IN (
       SELECT sha, workflow, repository FROM ci_run WHERE ${within} AND conclusion = 'failure'
     )
     ORDER BY finished_at DESC LIMIT 50000`,
    values,
  );
  return { judged: counted[0]?.judged ?? 0, attempts };
}
