import type { IncidentFacts } from '@/domain/postmortems/incident-facts';
import { inProject } from '../db/client';
import { readIncidentPage } from '../incidents/read-incident';
import { readLedgers } from '../notifications/read-ledgers';

/** What an incident knows, for its postmortem. @throws ServiceError not_found */
export async function readIncidentFacts(
  { id: projectId, slug }: { id: string; slug: string },
  incidentId: string,
): Promise<IncidentFacts> {
  const incident = await readIncidentPage(projectId, incidentId);
  const alertIds = incident.alerts.map(({ id }) => id);
  const ledgers = await inProject(projectId, (tx) => readLedgers(tx, projectId, alertIds));
  const home = `/p/${encodeURIComponent(slug)}`;
  return {
    ...incident,
    timeline: incident.timeline
      // What was set right in the incident's own figures is said by the figures.
      .filter(({ isHidden, kind }) => !isHidden && kind !== 'changed')
      .map(({ at, kind, text, by, ref }) => ({ at, kind, text, by, path: ref?.path ?? null })),
    suspectedChanges: incident.suspectedChanges
      .filter(({ isConfirmed }) => isConfirmed !== false)
      .toSorted((a, b) => Number(b.isConfirmed === true) - Number(a.isConfirmed === true))
      .map(({ service, version, deploymentId, reasons, isConfirmed }) => ({
        title: `${service} ${version ?? deploymentId}`,
        path: `${home}/delivery?service=${encodeURIComponent(service)}`,
        reasons,
        isConfirmed: isConfirmed === true,
      })),
    paged: [...ledgers.values()]
      .flat()
      .filter(({ transition, status }) => transition !== 'resolved' && status === 'delivered')
      // By role or name; addresses are nobody's business later.
      .map(({ target, at, status }) => ({ target: target.replace(/\s*<[^>]*>/, ''), at, status })),
    path: `${home}/incidents/${incident.number}`,
  };
}
