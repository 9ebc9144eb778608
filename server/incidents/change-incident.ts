import { changeIncident as changeFields } from '@/domain/incidents/change-incident';
import type { Incident } from '@/domain/incidents/incident-answers';
import { type IncidentStatus, STATUS_MEANINGS } from '@/domain/incidents/incident-words';
import type { IncidentPatch } from '@/domain/incidents/schemas';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import type { ProjectTransaction } from '../db/client';
import { ServiceError } from '../errors';
import { columnsOf, fieldsOf, type IncidentRow } from './incident-row';
import { mirrorToDelivery } from './mirror-to-delivery';
import { tellChannels } from './tell-channels';
import { tickStep } from './tick-step';
import {
  type IncidentCall,
  type IncidentWork,
  subjectOf,
  workOnIncident,
  writeEvent,
} from './work-on-incident';

interface ChangeInput {
  ctx: ProjectContext;
  id: string;
  patch: IncidentPatch;
}

/**
 * Changes what an incident says of itself; its timeline tells what was changed and by whom.
 * @throws ServiceError not_found; invalid for times that cannot be; conflict when somebody else was quicker
 */
export function changeIncident({ ctx, id, patch }: ChangeInput): Promise<Incident> {
  return workOnIncident({ ctx, id }, (tx, work) => changeIn(tx, { ctx, patch, ...work }));
}

/** A status, and with a text what those who wait are told of it. @throws as changeIncident */
export function changeStatus({
  ctx,
  input,
  ...call
}: IncidentCall & {
  input: {
    status?: IncidentStatus | undefined;
    text?: string | undefined;
    revision?: number | undefined;
  };
}): Promise<Incident> {
  const { status, text, revision } = input;
  return workOnIncident({ ctx, ...call }, async (tx, work) => {
    const patch = {
      ...(status === undefined ? {} : { status }),
      ...(revision === undefined ? {} : { revision }),
    };
    await changeIn(tx, { ctx, patch, text, ...work });
    if (text !== undefined)
      await postUpdate(tx, { ctx, ...work }, status ?? (work.row.status as IncidentStatus), text);
  });
}

async function postUpdate(
  tx: ProjectTransaction,
  { ctx, row, nowMs }: { ctx: ProjectContext } & IncidentWork,
  status: IncidentStatus,
  text: string,
): Promise<void> {
  const { projectId, actor } = ctx;
  await tx.incidentUpdate.create({
    data: { projectId, incidentId: row.id, at: new Date(nowMs), status, text, by: actor.name },
    select: { id: true },
  });
  await writeEvent(tx, row, {
    kind: 'update',
    text: `Told to everybody (${STATUS_MEANINGS[status].word}): ${text}`,
    atMs: nowMs,
    by: actor.name,
  });
  await tickStep(tx, { row, step: 'update', by: actor.name, nowMs });
  // A change of status has told it already.
  if (status === row.status)
    await tellChannels(tx, {
      projectId,
      incidentId: row.id,
      transition: 'updated',
      text,
      by: actor.name,
      nowMs,
    });
  await recordAudit(tx, ctx, { action: 'incident.update', subject: subjectOf(row) });
}

async function changeIn(
  tx: ProjectTransaction,
  {
    ctx,
    patch,
    text,
    row,
    nowMs,
  }: { ctx: ProjectContext; patch: IncidentPatch; text?: string | undefined } & IncidentWork,
): Promise<void> {
  if (patch.revision !== undefined && patch.revision !== row.revision) throw await tooLate(tx, row);
  const outcome = changeFields(fieldsOf(row), patch, nowMs);
  if (outcome.kind === 'same') return;
  if (outcome.kind === 'impossible')
    throw new ServiceError('invalid', outcome.message, {
      details: [{ path: outcome.path, message: 'cannot be' }],
    });
  const columns = columnsOf(outcome.next);
  const { projectId, id, revision } = row;
  const { count } = await tx.incident.updateMany({
    where: { projectId, id, revision },
    // Reopened, what was merged stands by itself again.
    data: {
      ...columns,
      ...(columns.status === 'resolved' ? {} : { mergedIntoId: null }),
      revision: { increment: 1 },
    },
  });
  if (count === 0) throw await tooLate(tx, row);
  for (const event of outcome.events)
    await writeEvent(tx, row, { ...event, atMs: nowMs, by: ctx.actor.name });
  if (patch.severity !== undefined)
    await tickStep(tx, { row, step: 'severity', by: ctx.actor.name, nowMs });
  if (patch.channelUrl != null)
    await tickStep(tx, { row, step: 'channel', by: ctx.actor.name, nowMs });
  await mirrorToDelivery(tx, { ...row, ...columns });
  if (columns.status !== row.status)
    await tellChannels(tx, {
      projectId,
      incidentId: id,
      transition: columns.status === 'resolved' ? 'resolved' : 'updated',
      text: text ?? null,
      by: ctx.actor.name,
      nowMs,
    });
  await recordAudit(tx, ctx, {
    action: 'incident.change',
    subject: subjectOf(row),
    details: { changed: outcome.events.map(({ text }) => text) },
  });
}

/** Says who was quicker, and what they did. */
async function tooLate(tx: ProjectTransaction, { projectId, id }: IncidentRow) {
  const last = await tx.incidentEvent.findFirst({
    where: { projectId, incidentId: id, kind: { notIn: ['note', 'update', 'role'] } },
    orderBy: { id: 'desc' },
  });
  const who = last?.by ?? 'Somebody else';
  return new ServiceError('conflict', `${who} has changed this incident meanwhile.`, {
    hint:
      last === null
        ? 'Look at it anew, then change it.'
        : `It was: ${last.text}. Look at it anew, then change it.`,
  });
}
