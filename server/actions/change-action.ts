import type { ActionDetail } from '@/domain/actions/action-answers';
import { describeCheck } from '@/domain/actions/describe-check';
import type { ChangeActionInput } from '@/domain/actions/schemas';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { type ActionItem, Prisma } from '../db/generated/client';
import { ServiceError } from '../errors';
import { dayOf, noAction } from './action-answer';
import { ownerOf } from './owner-of';
import { actionDetail } from './read-action';

interface ChangeInput {
  ctx: ProjectContext;
  id: string;
  input: ChangeActionInput;
}

interface Change {
  kind: string;
  text: string;
  data: Prisma.ActionItemUncheckedUpdateManyInput;
}

/** Changes fields of an action, closes, declines or reopens it. @throws ServiceError not_found, conflict */
export async function changeAction({ ctx, id, input }: ChangeInput): Promise<ActionDetail> {
  const { projectId } = ctx;
  const nowMs = Math.floor(await databaseNow());
  const owner = input.ownerId === undefined ? null : await ownerOf(projectId, input.ownerId);
  return inProject(projectId, async (tx) => {
    const row = await tx.actionItem.findUnique({ where: { projectId_id: { projectId, id } } });
    if (row === null) throw noAction();
    const changes = [
      ...fieldChanges(row, input, owner, nowMs),
      ...statusChange(row, input, ctx.actor.name, nowMs),
    ];
    if (changes.length > 0) {
      const { count } = await tx.actionItem.updateMany({
        where: { projectId, id, revision: row.revision },
        data: Object.assign({ revision: row.revision + 1 }, ...changes.map(({ data }) => data)),
      });
      if (count === 0)
        throw new ServiceError('conflict', 'The action was changed by somebody else meanwhile.', {
          hint: 'Look at it again, and repeat the change if it still makes sense.',
        });
      await tx.actionEvent.createMany({
        data: changes.map(({ kind, text }) => ({
          projectId,
          actionId: id,
          at: new Date(nowMs),
          kind,
          text,
          by: ctx.actor.name,
        })),
      });
      await recordAudit(tx, ctx, {
        action: `action.${changes.at(-1)?.kind}`,
        subject: input.title ?? row.title,
      });
    }
    return actionDetail(tx, { projectId, id, today: dayOf(nowMs) });
  });
}

function fieldChanges(
  row: ActionItem,
  { title, kind, priority, dueOn, check }: ChangeActionInput,
  owner: { ownerId: string | null; ownerName: string | null } | null,
  nowMs: number,
): Change[] {
  const changes: Change[] = [];
  const change = (text: string, data: Change['data']) =>
    changes.push({ kind: 'changed', text, data });
  if (title !== undefined && title !== row.title) change(`Called “${title}”`, { title });
  if (kind !== undefined && kind !== row.kind) change(`Its kind is ${kind}`, { kind });
  if (priority !== undefined && priority !== row.priority)
    change(`Its priority is ${priority}`, { priority });
  const due = row.dueOn === null ? null : dayOf(row.dueOn);
  if (dueOn !== undefined && dueOn !== due)
    change(dueOn === null ? 'Due on no day' : `Due on ${dueOn}`, {
      dueOn: dueOn === null ? null : new Date(dueOn),
    });
  if (owner !== null && owner.ownerId !== row.ownerId)
    change(owner.ownerId === null ? 'Nobody has it' : `Given to ${owner.ownerName}`, owner);
  if (check !== undefined && writtenCheck(check) !== writtenCheck(row.telemetryCheck))
    change(
      check === null ? 'A person says when it is done' : `Done when ${describeCheck(check)}`,
      check === null
        ? {
            telemetryCheck: Prisma.DbNull,
            checkResult: Prisma.DbNull,
            checkSince: null,
          }
        : {
            telemetryCheck: check,
            checkResult: Prisma.DbNull,
            checkSince: new Date(nowMs),
          },
    );
  return changes;
}

/** The same for the same check, in whatever order its fields were kept. */
function writtenCheck(check: unknown): string {
  if (check === null || typeof check !== 'object') return 'none';
  return JSON.stringify(Object.entries(check).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function statusChange(
  row: ActionItem,
  { status, reason }: ChangeActionInput,
  by: string,
  nowMs: number,
): Change[] {
  if (status === undefined || status === row.status) return [];
  const at = new Date(nowMs);
  const because = reason === undefined || reason === '' ? '' : `: ${reason}`;
  switch (status) {
    case 'done':
      return [
        {
          kind: 'done',
          text: `Done${because}`,
          data: { status, closedBy: by, closedAt: at, declinedReason: null },
        },
      ];
    case 'declined':
      return [
        {
          kind: 'declined',
          text: `Declined${because}`,
          data: { status, closedBy: by, closedAt: at, declinedReason: reason ?? null },
        },
      ];
    case 'open':
      return [
        {
          kind: 'reopened',
          text: `Opened again${because}`,
          data: {
            status,
            closedBy: null,
            closedAt: null,
            declinedReason: null,
            reopenedCount: row.reopenedCount + 1,
            ...(row.telemetryCheck === null ? {} : { checkSince: at }),
          },
        },
      ];
  }
}
