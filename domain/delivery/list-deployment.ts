import type { ClassifiedDeployment } from './classify-deployments';
import type { DeploymentRecord, IncidentLink } from './deployment';
import type { ListedDeployment } from './deployment-list';

const MOST_TITLES = 3;

/** How many incidents each deployment is a confirmed cause of, by its ref; of the others there is nothing. */
export function confirmedIncidents(links: readonly IncidentLink[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { deploymentId, isConfirmed } of links) {
    if (isConfirmed) counts.set(deploymentId, (counts.get(deploymentId) ?? 0) + 1);
  }
  return counts;
}

/** A deployment as lists tell it. `record` is the one that `classified` knows by its ref. */
export function listDeployment(
  { deployment, kind, rolledBackMs }: ClassifiedDeployment,
  record: DeploymentRecord,
  incidents: ReadonlyMap<string, number>,
): ListedDeployment {
  const { startedMs, finishedMs, changes } = record;
  const isKnownDuration = startedMs !== null && finishedMs !== null;
  return {
    ref: deployment.id,
    id: record.id,
    service: record.service,
    environment: record.environment,
    sha: record.sha,
    version: record.version,
    status: record.status,
    kind,
    startedAt: isoOf(startedMs),
    finishedAt: isoOf(finishedMs),
    at: isoOf(finishedMs ?? startedMs),
    durationSeconds: isKnownDuration ? (finishedMs - startedMs) / 1_000 : null,
    changeCount: changes?.length ?? null,
    titles: (changes ?? []).slice(0, MOST_TITLES).map(changeName),
    rolledBackAt: isoOf(rolledBackMs),
    incidents: incidents.get(deployment.id) ?? 0,
    source: record.source,
    repository: record.repository,
    url: record.url,
  };
}

export function isoOf(timeMs: number | null): string | null {
  return timeMs === null ? null : new Date(timeMs).toISOString();
}

function changeName({
  ref,
  title,
  sha,
}: {
  ref: string | null;
  title?: string | null;
  sha: string;
}) {
  return [ref, title].filter(Boolean).join(' ') || sha.slice(0, 7);
}
