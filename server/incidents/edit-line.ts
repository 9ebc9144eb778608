import type { Incident } from '@/domain/incidents/incident-answers';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { ServiceError } from '../errors';
import { readCourse } from './read-incident';
import { subjectOf, workOnIncident } from './work-on-incident';

interface EditInput {
  ctx: ProjectContext;
  id: string;
  input: { action: 'pin' | 'unpin' | 'hide' | 'show' | 'correct'; item: string; text?: string };
}

/**
 * Pins, hides or corrects a line of the timeline; what it said before, and who changed it, stays.
 * @throws ServiceError not_found, invalid for a correction of what a signal told
 */
export function editLine({ ctx, id, input }: EditInput): Promise<Incident> {
  const { action, item, text } = input;
  return workOnIncident({ ctx, id }, async (tx, { row, nowMs }) => {
    const { timeline } = await readCourse(tx, row);
    const line = timeline.find((one) => one.id === item);
    if (line === undefined)
      throw new ServiceError('not_found', 'There is no such line in the timeline.', {
        hint: 'It may belong to a time or service that the incident no longer names.',
      });
    if (action === 'correct' && line.kind !== 'note')
      throw new ServiceError('invalid', 'Only what people wrote can be corrected.', {
        hint: 'Write a note beside what a signal told, or hide it.',
      });
    await tx.incidentEdit.create({
      data: {
        projectId: row.projectId,
        incidentId: row.id,
        item,
        action,
        text: text ?? null,
        by: ctx.actor.name,
        at: new Date(nowMs),
      },
      select: { id: true },
    });
    await recordAudit(tx, ctx, {
      action: `incident.${action}`,
      subject: subjectOf(row),
      details: { line: line.text },
    });
  });
}
