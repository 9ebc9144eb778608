import type { Incident } from '@/domain/incidents/incident-answers';
import { recordAudit } from '../access/record-audit';
import { noAlert } from '../alerting/read-alerts';
import type { ProjectContext } from '../context';
import { subjectOf, workOnIncident, writeEvent } from './work-on-incident';

/** Says that an alert belongs to an incident. @throws ServiceError not_found */
export function linkAlert({
  ctx,
  id,
  alertId,
}: {
  ctx: ProjectContext;
  id: string;
  alertId: string;
}): Promise<Incident> {
  return workOnIncident({ ctx, id }, async (tx, { row, nowMs }) => {
    const { projectId, id: incidentId } = row;
    const alert = await tx.alert.findUnique({
      where: { projectId_id: { projectId, id: alertId } },
      select: { summary: true },
    });
    if (alert === null) throw noAlert();
    const { count } = await tx.incidentAlert.createMany({
      data: [{ projectId, incidentId, alertId, linkedBy: ctx.actor.name }],
      skipDuplicates: true,
    });
    if (count === 0) return;
    await writeEvent(tx, row, {
      kind: 'linked',
      text: `Belongs to it: ${alert.summary}`,
      atMs: nowMs,
      by: ctx.actor.name,
      ref: { type: 'alert', id: alertId, path: `alerts/${alertId}` },
    });
    await recordAudit(tx, ctx, {
      action: 'incident.link',
      subject: subjectOf(row),
      details: { alert: alert.summary },
    });
  });
}
