import type { ActionAnswer } from '@/domain/actions/action-answers';
import type { ActionKind, ActionPriority, ActionStatus } from '@/domain/actions/action-kinds';
import { checkResultSchema, checkSchema } from '@/domain/actions/check-schema';
import { describeCheck } from '@/domain/actions/describe-check';
import type { Prisma } from '../db/generated/client';
import { ServiceError } from '../errors';

export const WITH_LINKS = {
  incident: { select: { id: true, number: true, title: true } },
  postmortem: { select: { id: true, title: true } },
} as const satisfies Prisma.ActionItemInclude;

type ActionRow = Prisma.ActionItemGetPayload<{ include: typeof WITH_LINKS }>;

/** `today` is the day that it is, as `dayOf` writes it. */
export function actionAnswer(row: ActionRow, today: string): ActionAnswer {
  const check = row.telemetryCheck === null ? null : checkSchema.parse(row.telemetryCheck);
  const dueOn = row.dueOn === null ? null : dayOf(row.dueOn);
  return {
    id: row.id,
    title: row.title,
    kind: row.kind as ActionKind,
    priority: row.priority as ActionPriority,
    status: row.status as ActionStatus,
    owner: row.ownerId === null ? null : { id: row.ownerId, name: row.ownerName ?? row.ownerId },
    dueOn,
    isOverdue: row.status === 'open' && dueOn !== null && dueOn < today,
    declinedReason: row.declinedReason,
    incident: row.incident,
    postmortem: row.postmortem,
    check,
    checkText: check === null ? null : describeCheck(check),
    checkResult: row.checkResult === null ? null : checkResultSchema.parse(row.checkResult),
    closedBy: row.closedBy,
    closedAt: row.closedAt?.toISOString() ?? null,
    reopenedCount: row.reopenedCount,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
  };
}

/** The day of a moment, in UTC. */
export function dayOf(at: Date | number): string {
  return new Date(at).toISOString().slice(0, 10);
}

export function noAction(): ServiceError {
  return new ServiceError('not_found', 'There is no such action in this project.', {
    hint: 'GET /api/v1/actions lists those that there are.',
  });
}
