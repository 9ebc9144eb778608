import type { IncidentFacts } from '@/domain/postmortems/incident-facts';
import { inProject } from '../db/client';
import { ServiceError } from '../errors';
import { readLedgers } from '../notifications/read-ledgers';

export interface FactsOfIncident extends IncidentFacts {
  environment: string | null;
}

/** What an incident knows, for its postmortem. @throws ServiceError not_found */
export async function readIncidentFacts(
  project: { id: string; slug: string },
  incidentId: string,
): Promise<FactsOfIncident> {
  const { id: projectId, slug } = project;
  return inProject(projectId, async (tx) => {
    const row = await tx.incident.findUnique({
      where: { projectId_id: { projectId, id: incidentId } },
      include: {
        roles: { orderBy: { role: 'asc' } },
        events: { orderBy: [{ at: 'asc' }, { id: 'asc' }], take: 1_000 },
        alerts: { include: { alert: true } },
      },
    });
    if (row === null)
      throw new ServiceError('not_found', 'There is no such incident in this project.', {
        hint: 'GET /api/v1/incidents lists those that there are.',
        details: [{ path: 'incidentId', message: 'is the id of no incident' }],
      });
    const ledgers = await readLedgers(
      tx,
      projectId,
      row.alerts.map(({ alertId }) => alertId),
    );
    const alerts = row.alerts.map(({ alert }) => ({
      at: alert.startedAt.toISOString(),
      kind: 'alert',
      text: alert.summary,
      by: null,
    }));
    const events = row.events.map(({ at, kind, text, by }) => ({
      at: at.toISOString(),
      kind,
      text,
      by,
    }));
    return {
      number: row.number,
      title: row.title,
      severity: row.severity,
      services: row.services,
      environment: row.environment,
      impact: row.impact,
      startedAt: row.startedAt.toISOString(),
      detectedAt: iso(row.detectedAt),
      acknowledgedAt: iso(row.acknowledgedAt),
      mitigatedAt: iso(row.mitigatedAt),
      resolvedAt: iso(row.resolvedAt),
      roles: row.roles.map(({ role, name }) => ({ role, name })),
      timeline: [...alerts, ...events].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
      suspectedChanges: [],
      paged: [...ledgers.values()]
        .flat()
        .filter(({ transition, status }) => transition !== 'resolved' && status === 'delivered')
        .map(({ target, at, status }) => ({ target, at, status })),
      path: `/p/${encodeURIComponent(slug)}/incidents/${row.number}`,
    };
  });
}

function iso(date: Date | null): string | null {
  return date === null ? null : date.toISOString();
}
