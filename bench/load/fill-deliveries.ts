import type pg from 'pg';
import { SERVICES, type SignalHistory, scattered, valuesOf } from './signal-history';

/** Every second day each service goes to production, and every fourth to staging. */
const DEPLOYMENTS_A_DAY = 150;

/** Deployments with their changes, CI runs of four attempts each, and two incidents a day. */
export async function fillDeliveries(client: pg.Client, history: SignalHistory): Promise<void> {
  const values = valuesOf(history);
  await client.query(
    `INSERT INTO deployment (project_id, service, environment, id, sha, version, status, started_at, finished_at, ts, unplanned,
       changes, changes_told, repository, url, source, received_at)
     SELECT $1::uuid, 'service-' || n % ${SERVICES}, CASE WHEN n / ${SERVICES} % 3 = 2 THEN 'staging' ELSE 'production' END,
       'deployment-' || n, md5('sha ' || n), '1.' || n / ${SERVICES} || '.0',
       CASE WHEN r % 25 = 0 THEN 'failed' ELSE 'succeeded' END, at - interval '4 minutes', at, at, r % 20 = 1,
       (SELECT jsonb_agg(jsonb_build_object('sha', md5('change ' || n || c), 'ref', '#' || n * 3 + c, 'title', 'Change ' || c || ' of ' || n,
          'firstCommitMs', ms - 86400000 * c, 'openedMs', ms - 43200000 * c, 'mergedMs', ms - 3600000))
        FROM generate_series(1, 1 + (r % 3)::int) AS c),
       true, 'shop/service-' || n % ${SERVICES}, NULL, 'api', at
     FROM generate_series(0, $3::int * ${DEPLOYMENTS_A_DAY} - 1) AS n,
       LATERAL (SELECT ${scattered('n::text', 1_000)} AS r,
         $2::timestamptz - interval '1 minute' - n * interval '1 day' / ${DEPLOYMENTS_A_DAY} AS at) x,
       LATERAL (SELECT floor(extract(epoch FROM at) * 1000)::bigint AS ms) y`,
    values,
  );
  await client.query(
    `INSERT INTO ci_run (project_id, repository, run_id, attempt, service, workflow, sha, ref, conclusion, started_at, finished_at)
     SELECT $1::uuid, 'shop/service-' || n % ${SERVICES}, 'run-' || n, 1 + a, 'service-' || n % ${SERVICES}, 'build', md5('sha ' || n),
       'main', CASE WHEN a = 0 AND n % 30 = 0 THEN 'failure' ELSE 'success' END, at, at + interval '3 minutes'
     FROM generate_series(0, $3::int * ${DEPLOYMENTS_A_DAY * 3} - 1) AS n, generate_series(0, (n % 3 = 0)::int) AS a,
       LATERAL (SELECT $2::timestamptz - interval '10 minutes' - n * interval '1 day' / ${DEPLOYMENTS_A_DAY * 3} AS at) x`,
    values,
  );
  await client.query(
    `INSERT INTO delivery_incident (project_id, id, title, service, environment, started_at, recovered_at)
     SELECT $1::uuid, 'incident-' || id, 'Errors after ' || id, service, environment, ts + interval '5 minutes', ts + interval '50 minutes'
     FROM deployment WHERE project_id = $1::uuid AND substr(id, 12)::int % 75 = 0`,
    values.slice(0, 1),
  );
  await client.query(
    `INSERT INTO deployment_incident (project_id, service, environment, deployment_id, incident_id, is_confirmed, decided_by)
     SELECT project_id, service, environment, id, 'incident-' || id, true, 'Ada'
     FROM deployment WHERE project_id = $1::uuid AND substr(id, 12)::int % 75 = 0`,
    values.slice(0, 1),
  );
}
