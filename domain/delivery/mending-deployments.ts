import { groupBy } from '../lists/group-by';
import type { ClassifiedDeployment } from './classify-deployments';
import type { DeliveryIncident, IncidentLink } from './deployment';

interface Failures {
  links: readonly IncidentLink[];
  incidents: readonly DeliveryIncident[];
}

/**
 * The deployments that mended what another had broken, with the incidents they ended: of an incident that a person has
 * confirmed to come from a deployment, the last one of that service and environment that ran between its beginning and
 * its recovery. One that goes on has been mended by none yet.
 */
export function mendingDeployments(
  classified: readonly ClassifiedDeployment[],
  { links, incidents }: Failures,
): ReadonlyMap<string, ReadonlySet<string>> {
  const mending = new Map<string, Set<string>>();
  const confirmed = links.filter(({ isConfirmed }) => isConfirmed);
  if (confirmed.length === 0) return mending;
  const byId = new Map(classified.map((one) => [one.deployment.id, one]));
  const incidentOf = new Map(incidents.map((one) => [one.id, one]));
  // A history has some thousand deployments, and each incident is of one service and environment.
  const ran = groupBy(classified.filter(hasRun), placeOf);
  for (const { deploymentId, incidentId } of confirmed) {
    const broken = byId.get(deploymentId)?.deployment;
    const incident = incidentOf.get(incidentId);
    if (broken === undefined || incident === undefined || incident.recoveredMs === null) continue;
    const afterMs = Math.max(incident.startedMs, broken.finishedMs ?? 0);
    let last: { id: string; finishedMs: number } | null = null;
    for (const { deployment } of ran.get(placeOf({ deployment: broken })) ?? []) {
      const { id, finishedMs } = deployment;
      if (finishedMs === null || id === deploymentId) continue;
      if (finishedMs < afterMs || finishedMs > incident.recoveredMs) continue;
      if (last === null || finishedMs > last.finishedMs) last = { id, finishedMs };
    }
    if (last !== null) mending.set(last.id, (mending.get(last.id) ?? new Set()).add(incidentId));
  }
  return mending;
}

function placeOf({ deployment }: Pick<ClassifiedDeployment, 'deployment'>): string {
  return JSON.stringify([deployment.service, deployment.environment]);
}

function hasRun({ kind }: ClassifiedDeployment): boolean {
  return kind === 'change' || kind === 'rollback' || kind === 'redeploy';
}
