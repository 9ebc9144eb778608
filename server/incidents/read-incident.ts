import type { Incident } from '@/domain/incidents/incident-answers';
import { INCIDENT_STEPS, type IncidentStatus } from '@/domain/incidents/incident-words';
import { inProject, type ProjectTransaction } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { findIncident, type IncidentRow, summaryOf } from './incident-row';
import { readIncidentAlerts } from './read-incident-alerts';
import { readSuspects } from './read-suspects';
import { readTimeline, signalWindowOf } from './read-timeline';

/**
 * One incident with all that is known of it, by its id or number, in a transaction that is confined to the project.
 * @throws ServiceError not_found
 */
export async function readIncident(
  tx: ProjectTransaction,
  projectId: string,
  idOrNumber: string,
): Promise<Incident> {
  const row = await findIncident(tx, projectId, idOrNumber);
  const { merged, incidentIds, alerts, timeline, earlierStart } = await readCourse(tx, row);
  const steps = await tx.incidentStep.findMany({ where: { projectId, incidentId: row.id } });
  const updates = await tx.incidentUpdate.findMany({
    where: { projectId, incidentId: { in: incidentIds } },
    orderBy: { id: 'asc' },
    take: 1_000,
  });
  const byStep = new Map(steps.map((one) => [one.step, one]));
  const suspectedChanges = await readSuspects(tx, row, incidentIds);
  return {
    ...summaryOf(
      row,
      suspectedChanges.some(({ isConfirmed }) => isConfirmed === true),
    ),
    timeline,
    earlierStart,
    suspectedChanges,
    updates: updates.map(({ id, at, status, text, by }) => ({
      id: String(id),
      at: at.toISOString(),
      status: status as IncidentStatus,
      text,
      by,
    })),
    steps: INCIDENT_STEPS.map((step) => {
      const one = byStep.get(step);
      return { step, at: one?.doneAt.toISOString() ?? null, by: one?.doneBy ?? null };
    }),
    alerts,
    merged,
  };
}

/** The same for a page. @throws ServiceError not_found */
export function readIncidentPage(projectId: string, idOrNumber: string): Promise<Incident> {
  return inProject(projectId, (tx) => readIncident(tx, projectId, idOrNumber));
}

/** What happened in an incident, with that of those that were merged into it. */
export async function readCourse(tx: ProjectTransaction, row: IncidentRow) {
  const { projectId } = row;
  const nowMs = Math.floor(await databaseNow());
  const merged = await tx.incident.findMany({
    where: { projectId, mergedIntoId: row.id },
    select: { id: true, number: true, title: true },
    orderBy: { number: 'asc' },
  });
  const incidentIds = [row.id, ...merged.map(({ id }) => id)];
  const window = signalWindowOf(row, nowMs);
  const alerts = await readIncidentAlerts(tx, projectId, { incidentIds, window });
  const told = await readTimeline(tx, { row, incidentIds, alerts, window });
  return { merged, incidentIds, alerts: alerts.alerts, ...told };
}
