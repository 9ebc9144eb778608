import type { Incident } from '@/domain/incidents/incident-answers';
import type { IncidentEventInput } from '@/domain/incidents/schemas';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { ServiceError } from '../errors';
import { subjectOf, workOnIncident, writeEvent } from './work-on-incident';

const AHEAD_MS = 60_000;

/** Writes into the timeline what somebody saw or did, at the time when it was. @throws ServiceError not_found, invalid */
export function addNote({
  ctx,
  id,
  input,
}: {
  ctx: ProjectContext;
  id: string;
  input: IncidentEventInput;
}): Promise<Incident> {
  return workOnIncident({ ctx, id }, async (tx, { row, nowMs }) => {
    const atMs = input.at ?? nowMs;
    if (atMs > nowMs + AHEAD_MS)
      throw new ServiceError('invalid', 'A note cannot tell of the future.', {
        details: [{ path: 'at', message: 'is in the future' }],
      });
    await writeEvent(tx, row, { kind: 'note', text: input.text, atMs, by: ctx.actor.name });
    await recordAudit(tx, ctx, { action: 'incident.note', subject: subjectOf(row) });
  });
}
