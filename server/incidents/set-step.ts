import type { Incident } from '@/domain/incidents/incident-answers';
import type { IncidentStep } from '@/domain/incidents/incident-words';
import { recordAudit } from '../access/record-audit';
import { tickStep } from './tick-step';
import { type IncidentCall, subjectOf, workOnIncident } from './work-on-incident';

/** Ticks a step of the first ten minutes, or takes the tick away. */
export function setStep({
  ctx,
  input: { step, isDone },
  ...call
}: IncidentCall & { input: { step: IncidentStep; isDone: boolean } }): Promise<Incident> {
  return workOnIncident({ ctx, ...call }, async (tx, { row, nowMs }) => {
    const { projectId, id: incidentId } = row;
    if (isDone) await tickStep(tx, { row, step, by: ctx.actor.name, nowMs });
    else await tx.incidentStep.deleteMany({ where: { projectId, incidentId, step } });
    await recordAudit(tx, ctx, {
      action: 'incident.step',
      subject: subjectOf(row),
      details: { step, isDone },
    });
  });
}
