import type { KnownPullRequest, KnownPush } from '@/domain/delivery/changes/work-out-changes';
import type { Change } from '@/domain/delivery/deployment';
import type { Queryable } from './bind';

const moment = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

/** Deliveries of one repository are worked through one after the other. */
export async function lockRepository(
  client: Queryable,
  projectId: string,
  repository: string,
): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7))', [
    `${projectId} ${repository}`,
  ]);
}

interface UntoldDeployment {
  service: string;
  environment: string;
  id: string;
  sha: string;
  /** What ran there before; null: nothing known. */
  base: string | null;
}

/**
 * The newest deployments of a repository whose changes nobody told, each with the commit that it replaced.
 * Index Scan Backward using deployment_project_id_repository_ts_idx, then for each an Index Scan Backward using
 * deployment_project_id_service_environment_ts_idx.
 */
export async function readUntoldDeployments(
  client: Queryable,
  projectId: string,
  repository: string,
  { days, limit }: { days: number; limit: number },
): Promise<UntoldDeployment[]> {
  const { rows } = await client.query<UntoldDeployment>(
    `SELECT d.service, d.environment, d.id, d.sha, before.sha AS base
     FROM deployment d LEFT JOIN LATERAL (
       SELECT b.sha FROM deployment b
       WHERE b.project_id = d.project_id AND b.service = d.service AND b.environment = d.environment
         AND b.ts < d.ts AND b.status = 'succeeded'
       ORDER BY b.ts DESC LIMIT 1
     ) before ON true
     WHERE d.project_id = $1 AND d.repository = $2 AND d.ts >= candor_now() - make_interval(days => $3)
       AND d.status = 'succeeded' AND NOT d.changes_told
     ORDER BY d.ts DESC LIMIT $4`,
    [projectId, repository, days, limit],
  );
  return rows;
}

/** Index Scan Backward using code_push_project_id_repository_pushed_at_idx. */
export async function readPushes(
  client: Queryable,
  projectId: string,
  repository: string,
  { days, limit }: { days: number; limit: number },
): Promise<KnownPush[]> {
  const { rows } = await client.query<KnownPush>(
    `SELECT ref, before_sha AS before, after_sha AS after, commits, ${moment('pushed_at')} AS "pushedMs"
     FROM code_push WHERE project_id = $1 AND repository = $2 AND pushed_at >= candor_now() - make_interval(days => $3)
     ORDER BY pushed_at DESC LIMIT $4`,
    [projectId, repository, days, limit],
  );
  return rows;
}

/** Index Scan Backward using pull_request_project_id_repository_merged_at_idx. */
export async function readMergedPullRequests(
  client: Queryable,
  projectId: string,
  repository: string,
  { days, limit }: { days: number; limit: number },
): Promise<KnownPullRequest[]> {
  const { rows } = await client.query<KnownPullRequest>(
    `SELECT number, title, url, head_ref AS "headRef", merge_sha AS "mergeSha", ${moment('opened_at')} AS "openedMs",
       ${moment('merged_at')} AS "mergedMs"
     FROM pull_request
     WHERE project_id = $1 AND repository = $2 AND merged_at >= candor_now() - make_interval(days => $3)
       AND merge_sha IS NOT NULL
     ORDER BY merged_at DESC LIMIT $4`,
    [projectId, repository, days, limit],
  );
  return rows;
}

/** Index Scan using deployment_pkey. */
export async function storeWorkedOutChanges(
  client: Queryable,
  projectId: string,
  { service, environment, id }: UntoldDeployment,
  changes: readonly Change[],
): Promise<void> {
  await client.query(
    `UPDATE deployment SET changes = $5
     WHERE project_id = $1 AND service = $2 AND environment = $3 AND id = $4 AND NOT changes_told
       AND changes IS DISTINCT FROM $5::jsonb`,
    [projectId, service, environment, id, JSON.stringify(changes)],
  );
}
