import type { Sighting } from '@/domain/services/sighting';
import type { WebhookFacts } from '@/domain/webhooks/webhook-facts';
import type { Queryable } from '../db/sql/bind';
import { lockRepository } from '../db/sql/code-changes';
import { storeDeploymentStatements } from '../db/sql/store-deployments';
import {
  storeCiRun,
  storeIncident,
  storePullRequest,
  storePush,
  storeRelease,
} from '../db/sql/store-webhook-facts';
import { deploymentPart } from '../delivery/deployment-part';
import { refreshChanges } from '../delivery/refresh-changes';
import { noteServices } from '../services/note-services';

/** Stores what a delivery told, in its transaction, and works out again which changes that explains. */
export async function storeWebhookFacts(
  client: Queryable,
  projectId: string,
  facts: WebhookFacts,
): Promise<void> {
  const { deployments = [], push, pullRequest, ciRun, release, incident } = facts;
  const repository =
    push?.repository ?? pullRequest?.repository ?? deployments[0]?.repository ?? null;
  if (repository !== null) await lockRepository(client, projectId, repository);
  const { place } = deploymentPart;
  const named: Sighting[] = [
    ...deployments.map((one) => ({ service: one.service, ...place?.(one) })),
    ...[ciRun, release, incident].map((one) => ({ service: one?.service ?? null })),
  ].map((one) => ({ environment: null, ...one, projectId, signal: 'delivery' }));
  const statements = [
    ...noteServices(named),
    ...storeDeploymentStatements(deployments.map((row) => ({ projectId, row }))),
  ];
  for (const { text, values } of statements) await client.query(text, [...(values ?? [])]);
  if (push) await storePush(client, projectId, push);
  if (pullRequest) await storePullRequest(client, projectId, pullRequest);
  if (ciRun) await storeCiRun(client, projectId, ciRun);
  if (release) await storeRelease(client, projectId, release);
  if (incident) await storeIncident(client, projectId, incident);
  const mayExplain =
    push !== undefined ||
    pullRequest?.mergedMs != null ||
    deployments.some(({ status }) => status === 'succeeded');
  if (repository !== null && mayExplain) await refreshChanges(client, projectId, repository);
}
