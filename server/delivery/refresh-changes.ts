import { workOutChanges } from '@/domain/delivery/changes/work-out-changes';
import type { Queryable } from '../db/sql/bind';
import {
  readMergedPullRequests,
  readPushes,
  readUntoldDeployments,
  storeWorkedOutChanges,
} from '../db/sql/code-changes';

/** What is worked out again when a fact arrives late. */
const DEPLOYMENTS = { days: 14, limit: 100 };
/** How far back a deployment's commits are followed. */
const CODE = { days: 90, limit: 4_000 };

/**
 * Works out what the latest deployments of a repository brought, from what is known of its code by now: a push or pull
 * request may be told after the deployment that brought it.
 */
export async function refreshChanges(
  client: Queryable,
  projectId: string,
  repository: string,
): Promise<void> {
  const deployments = await readUntoldDeployments(client, projectId, repository, DEPLOYMENTS);
  if (deployments.every(({ base }) => base === null)) return;
  const code = {
    pushes: await readPushes(client, projectId, repository, CODE),
    pullRequests: await readMergedPullRequests(client, projectId, repository, CODE),
  };
  for (const deployment of deployments) {
    if (deployment.base === null) continue;
    const changes = workOutChanges(code, deployment.base, deployment.sha);
    if (changes !== null) await storeWorkedOutChanges(client, projectId, deployment, changes);
  }
}
