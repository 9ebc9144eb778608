import type { Incident } from '@/domain/incidents/incident-answers';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { ServiceError } from '../errors';
import { findIncident } from './incident-row';
import { mirrorToDelivery } from './mirror-to-delivery';
import { tellChannels } from './tell-channels';
import { subjectOf, workOnIncident, writeEvent } from './work-on-incident';

/**
 * Says that an incident is the same as another one: it ends, and the other one tells what both were told. Reopened, it
 * stands by itself again. @throws ServiceError not_found; invalid; conflict when it was merged meanwhile
 */
export function mergeIncident({
  ctx,
  id,
  into,
}: {
  ctx: ProjectContext;
  id: string;
  into: number;
}): Promise<Incident> {
  return workOnIncident({ ctx, id }, async (tx, { row, nowMs }) => {
    const { projectId } = row;
    const by = ctx.actor.name;
    const target = await findIncident(tx, projectId, String(into));
    if (target.id === row.id || target.mergedIntoId !== null)
      throw new ServiceError('invalid', `INC-${row.number} cannot be merged into INC-${into}.`, {
        hint:
          target.id === row.id
            ? 'Name the other incident.'
            : `INC-${into} is part of INC-${target.mergedInto?.number} itself: merge into that.`,
        details: [{ path: 'into', message: 'cannot be' }],
      });
    const at = new Date(nowMs);
    const ends = {
      status: 'resolved',
      mitigatedAt: row.mitigatedAt ?? at,
      resolvedAt: row.resolvedAt ?? at,
    };
    const { count } = await tx.incident.updateMany({
      where: { projectId, id: row.id, mergedIntoId: null },
      data: { ...ends, mergedIntoId: target.id, revision: { increment: 1 } },
    });
    if (count === 0)
      throw new ServiceError('conflict', 'Somebody else has merged this incident already.', {
        hint: 'Look at it anew.',
      });
    // Those that were part of it are part of the other one from now on.
    await tx.incident.updateMany({
      where: { projectId, mergedIntoId: row.id },
      data: { mergedIntoId: target.id },
    });
    const startedAt = new Date(Math.min(row.startedAt.getTime(), target.startedAt.getTime()));
    const services = [...new Set([...target.services, ...row.services])];
    await tx.incident.updateMany({
      where: { projectId, id: target.id },
      data: { services, startedAt, revision: { increment: 1 } },
    });
    await mirrorToDelivery(tx, { ...row, ...ends });
    await mirrorToDelivery(tx, { ...target, services, startedAt });
    const ref = (one: { number: number; id: string }) => ({
      type: 'incident',
      id: one.id,
      path: `incidents/${one.number}`,
    });
    await writeEvent(tx, row, {
      kind: 'merged',
      text: `Is the same as ${subjectOf(target)}`,
      atMs: nowMs,
      by,
      ref: ref(target),
    });
    await writeEvent(tx, target, {
      kind: 'merged',
      text: `${subjectOf(row)} is the same, and its timeline is in here`,
      atMs: nowMs,
      by,
      ref: ref(row),
    });
    // Whoever was told that it began is told where it goes on.
    if (row.status !== 'resolved')
      await tellChannels(tx, {
        projectId,
        incidentId: row.id,
        transition: 'resolved',
        text: `It is the same as ${subjectOf(target)}, and goes on there.`,
        by,
        nowMs,
      });
    await recordAudit(tx, ctx, {
      action: 'incident.merge',
      subject: subjectOf(row),
      details: { into: subjectOf(target) },
    });
  });
}
