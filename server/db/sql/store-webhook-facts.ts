import type {
  CiRunFact,
  IncidentFact,
  PullRequestFact,
  PushFact,
  ReleaseFact,
} from '@/domain/webhooks/webhook-facts';
import type { Queryable } from './bind';

const at = (timeMs: number | null) => (timeMs === null ? null : new Date(timeMs));

/** A push is told once; told again it is the same. Insert on code_push. */
export async function storePush(
  client: Queryable,
  projectId: string,
  push: PushFact,
): Promise<void> {
  await client.query(
    `INSERT INTO code_push (project_id, repository, ref, after_sha, before_sha, pushed_at, commits)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (project_id, repository, ref, after_sha) DO NOTHING`,
    [
      projectId,
      push.repository,
      push.ref,
      push.after,
      push.before,
      at(push.pushedMs),
      JSON.stringify(push.commits),
    ],
  );
}

/** Events may come out of order: what is merged or closed stays so. Insert on pull_request. */
export async function storePullRequest(
  client: Queryable,
  projectId: string,
  one: PullRequestFact,
): Promise<void> {
  await client.query(
    `INSERT INTO pull_request AS p (project_id, repository, number, title, url, head_ref, base_ref, merge_sha, opened_at,
       merged_at, closed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     ON CONFLICT (project_id, repository, number) DO UPDATE SET
       title = excluded.title, url = excluded.url, head_ref = excluded.head_ref, base_ref = excluded.base_ref,
       merge_sha = coalesce(excluded.merge_sha, p.merge_sha), opened_at = coalesce(excluded.opened_at, p.opened_at),
       merged_at = coalesce(p.merged_at, excluded.merged_at), closed_at = coalesce(excluded.closed_at, p.closed_at)`,
    [
      projectId,
      one.repository,
      one.number,
      one.title,
      one.url,
      one.headRef,
      one.baseRef,
      one.mergeSha,
      at(one.openedMs),
      at(one.mergedMs),
      at(one.closedMs),
    ],
  );
}

/**
 * Where the sender counts no attempts, an end at another moment is the next one. Insert on ci_run; the attempts of one run
 * are found by the front of ci_run_pkey.
 */
export async function storeCiRun(
  client: Queryable,
  projectId: string,
  run: CiRunFact,
): Promise<void> {
  await client.query(
    `INSERT INTO ci_run (project_id, repository, run_id, attempt, service, workflow, sha, ref, conclusion, started_at,
       finished_at, url)
     SELECT $1, $2, $3, coalesce($4::int,
         (SELECT attempt FROM ci_run WHERE project_id = $1 AND repository = $2 AND run_id = $3 AND finished_at = $11 LIMIT 1),
         (SELECT max(attempt) + 1 FROM ci_run WHERE project_id = $1 AND repository = $2 AND run_id = $3), 1),
       $5, $6, $7, $8, $9, $10::timestamptz, $11::timestamptz, $12
     ON CONFLICT (project_id, repository, run_id, attempt) DO UPDATE SET
       conclusion = excluded.conclusion, finished_at = excluded.finished_at, service = excluded.service,
       started_at = coalesce(excluded.started_at, ci_run.started_at), url = coalesce(excluded.url, ci_run.url)`,
    [
      projectId,
      run.repository,
      run.runId,
      run.attempt,
      run.service,
      run.workflow,
      run.sha,
      run.ref,
      run.conclusion,
      at(run.startedMs),
      at(run.finishedMs),
      run.url,
    ],
  );
}

/** Insert on release. */
export async function storeRelease(
  client: Queryable,
  projectId: string,
  one: ReleaseFact,
): Promise<void> {
  await client.query(
    `INSERT INTO release (project_id, repository, tag, service, name, url, is_prerelease, published_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (project_id, repository, tag) DO UPDATE SET
       service = excluded.service, name = excluded.name, url = excluded.url, is_prerelease = excluded.is_prerelease`,
    [
      projectId,
      one.repository,
      one.tag,
      one.service,
      one.name,
      one.url,
      one.isPrerelease,
      at(one.publishedMs),
    ],
  );
}

/**
 * Several tools may tell of one incident: it begins with the first of them and ends with the last. One whose beginning
 * was never told began, as far as is known, when it ended. Insert on delivery_incident.
 */
export async function storeIncident(
  client: Queryable,
  projectId: string,
  one: IncidentFact,
): Promise<void> {
  await client.query(
    `INSERT INTO delivery_incident AS i (project_id, id, title, service, environment, artifact, url, started_at,
       recovered_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, coalesce($8, $9)::timestamptz, $9::timestamptz)
     ON CONFLICT (project_id, id) DO UPDATE SET
       title = CASE WHEN excluded.recovered_at IS NULL THEN excluded.title ELSE i.title END,
       service = coalesce(i.service, excluded.service), environment = coalesce(i.environment, excluded.environment),
       artifact = coalesce(i.artifact, excluded.artifact), url = coalesce(i.url, excluded.url),
       started_at = least(i.started_at, excluded.started_at),
       recovered_at = greatest(i.recovered_at, excluded.recovered_at)`,
    [
      projectId,
      one.id,
      one.title,
      one.service,
      one.environment,
      one.artifact,
      one.url,
      at(one.startedMs),
      at(one.recoveredMs),
    ],
  );
}
