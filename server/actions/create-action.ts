import type { ActionDetail } from '@/domain/actions/action-answers';
import type { CreateActionInput } from '@/domain/actions/schemas';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject, type ProjectTransaction } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { ServiceError } from '../errors';
import { dayOf } from './action-answer';
import { ownerOf } from './owner-of';
import { actionDetail } from './read-action';

/** @throws ServiceError not_found for an owner, an incident or a postmortem that is not there */
export async function createAction({
  ctx,
  input,
}: {
  ctx: ProjectContext;
  input: CreateActionInput;
}): Promise<ActionDetail> {
  const { projectId } = ctx;
  const { title, kind, priority, dueOn, check } = input;
  const nowMs = Math.floor(await databaseNow());
  const owner = await ownerOf(projectId, input.ownerId);
  return inProject(projectId, async (tx) => {
    await checkLinks(tx, projectId, input);
    const { incidentId, postmortemId } = await originOf(tx, projectId, input);
    const { id } = await tx.actionItem.create({
      data: {
        projectId,
        title,
        kind,
        priority,
        ...owner,
        dueOn: dueOn === null ? null : new Date(dueOn),
        incidentId,
        postmortemId,
        ...(check === null ? {} : { telemetryCheck: check, checkSince: new Date(nowMs) }),
        createdAt: new Date(nowMs),
        createdBy: ctx.actor.name,
      },
      select: { id: true },
    });
    await tx.actionEvent.create({
      data: {
        projectId,
        actionId: id,
        at: new Date(nowMs),
        kind: 'created',
        text: 'Written down',
        by: ctx.actor.name,
      },
      select: { id: true },
    });
    await recordAudit(tx, ctx, { action: 'action.create', subject: title });
    return actionDetail(tx, { projectId, id, today: dayOf(nowMs) });
  });
}

/**
 * What follows from a postmortem follows from its incident, and is opened again when that comes back; what follows from an
 * incident stands in its postmortem.
 */
async function originOf(
  tx: ProjectTransaction,
  projectId: string,
  { incidentId, postmortemId }: CreateActionInput,
): Promise<Pick<CreateActionInput, 'incidentId' | 'postmortemId'>> {
  if (postmortemId !== null) {
    const found = await tx.postmortem.findUnique({
      where: { projectId_id: { projectId, id: postmortemId } },
      select: { incidentId: true },
    });
    return { incidentId: incidentId ?? found?.incidentId ?? null, postmortemId };
  }
  if (incidentId === null) return { incidentId, postmortemId };
  const written = await tx.postmortem.findFirst({
    where: { projectId, incidentId },
    select: { id: true },
  });
  return { incidentId, postmortemId: written?.id ?? null };
}

async function checkLinks(
  tx: ProjectTransaction,
  projectId: string,
  { incidentId, postmortemId }: CreateActionInput,
): Promise<void> {
  const incidents =
    incidentId === null ? 1 : await tx.incident.count({ where: { projectId, id: incidentId } });
  const postmortems =
    postmortemId === null
      ? 1
      : await tx.postmortem.count({ where: { projectId, id: postmortemId } });
  const path = incidents === 0 ? 'incidentId' : 'postmortemId';
  if (incidents === 0 || postmortems === 0)
    throw new ServiceError(
      'not_found',
      'What the action is to follow from is not in this project.',
      {
        hint: 'Send the id of one that is, or null.',
        details: [{ path, message: 'is the id of nothing here' }],
      },
    );
}
