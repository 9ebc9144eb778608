import {
  type ClassifiedDeployment,
  classifyDeployments,
} from '@/domain/delivery/classify-deployments';
import type { DeploymentRecord } from '@/domain/delivery/deployment';
import type { DeploymentDetail } from '@/domain/delivery/deployment-list';
import { deploymentRef, readDeploymentRef } from '@/domain/delivery/deployment-ref';
import { confirmedIncidents, isoOf, listDeployment } from '@/domain/delivery/list-deployment';
import { suspectDeployments } from '@/domain/delivery/suspect-deployments';
import { readInProject } from '../db/client';
import type { Queryable } from '../db/sql/bind';
import { readDeliveryIncidents, readIncidentLinks } from '../db/sql/read-delivery-evidence';
import { readDeploymentMoment, readRelease } from '../db/sql/read-deployments';
import { ServiceError } from '../errors';
import { readDeliveryHistory } from './read-delivery-history';

const DAY_MS = 86_400_000;
/** An incident may show hours or days after the deployment that made it. */
const SUSPECT_DAYS = 14;
/** Nearness alone says nothing: what is told shares an artifact or a service. */
const LEAST_SCORE = 0.15;

/** One deployment with what it changed. @throws ServiceError not_found */
export async function readDeploymentDetail(
  projectId: string,
  ref: string,
): Promise<DeploymentDetail> {
  const named = readDeploymentRef(ref);
  const detail =
    named &&
    (await readInProject(projectId, async (client) => {
      const timeMs = await readDeploymentMoment(client, projectId, named);
      if (timeMs === null) return null;
      const window = { service: named.service, fromMs: timeMs - 1, toMs: timeMs + 1 };
      const history = await readDeliveryHistory(client, { projectId, ...window });
      const place = classifyDeployments(history.deployments).filter(
        ({ deployment }) => deployment.environment === named.environment,
      );
      const own = deploymentRef(named);
      const one = place.find(({ deployment }) => deployment.id === own);
      const record = history.byRef.get(own);
      if (one === undefined || record === undefined) return null;
      return {
        ...listDeployment(one, record, confirmedIncidents(history.links)),
        isFirst: one.isFirst,
        unplanned: record.unplanned,
        rolledBack: one.rolledBack,
        previous: previousOf(one, place),
        release: await readRelease(client, projectId, record),
        changes: changesOf(one, record),
        suspects: await suspectsOf(client, projectId, record),
      };
    }));
  if (!detail)
    throw new ServiceError('not_found', 'There is no such deployment in this project.', {
      hint: 'It may have been told under another service or environment.',
    });
  return detail;
}

function previousOf(one: ClassifiedDeployment, place: readonly ClassifiedDeployment[]) {
  const before = place.slice(0, place.indexOf(one)).findLast(({ kind }) => {
    return kind !== 'not_succeeded' && kind !== 'not_finished';
  });
  if (before === undefined) return null;
  const { id, sha, version } = before.deployment;
  return { ref: id, sha, version };
}

function changesOf(one: ClassifiedDeployment, { changes, finishedMs }: DeploymentRecord) {
  return (
    changes?.map((change) => ({
      sha: change.sha,
      ref: change.ref,
      title: change.title ?? null,
      firstCommitAt: isoOf(change.firstCommitMs),
      openedAt: isoOf(change.openedMs),
      mergedAt: isoOf(change.mergedMs),
      leadSeconds:
        finishedMs === null || change.firstCommitMs === null || change.firstCommitMs > finishedMs
          ? null
          : (finishedMs - change.firstCommitMs) / 1_000,
      alreadyDelivered: one.alreadyDelivered.has(change.sha),
    })) ?? null
  );
}

async function suspectsOf(client: Queryable, projectId: string, record: DeploymentRecord) {
  const fromMs = record.startedMs ?? record.finishedMs;
  if (fromMs === null) return [];
  const toMs = fromMs + SUSPECT_DAYS * DAY_MS;
  const incidents = await readDeliveryIncidents(client, projectId, fromMs, toMs);
  const links = (await readIncidentLinks(client, projectId)).filter(
    ({ service, environment, deploymentId }) =>
      service === record.service &&
      environment === record.environment &&
      deploymentId === record.id,
  );
  return incidents
    .flatMap((incident) => {
      const artifact = incident.artifact === null ? [] : [incident.artifact];
      const evidence = {
        startedMs: incident.startedMs,
        services: incident.service === null ? [] : [incident.service],
        environment: incident.environment,
        versions: artifact,
        shas: artifact,
      };
      const suspect = suspectDeployments(evidence, [record])[0];
      const link = links.find(({ incidentId }) => incidentId === incident.id);
      const isTold = link !== undefined || (suspect?.score ?? 0) >= LEAST_SCORE;
      if (!isTold) return [];
      return [
        {
          incidentId: incident.id,
          title: incident.title,
          url: incident.url,
          startedAt: new Date(incident.startedMs).toISOString(),
          recoveredAt: isoOf(incident.recoveredMs),
          score: suspect?.score ?? 0,
          reasons: suspect?.reasons ?? [],
          isConfirmed: link?.isConfirmed ?? null,
          decidedBy: link?.decidedBy ?? null,
        },
      ];
    })
    .sort((a, b) => b.score - a.score);
}
