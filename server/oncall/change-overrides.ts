import { randomUUID } from 'node:crypto';
import type { OverrideInput } from '@/domain/oncall/schemas';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { ServiceError } from '../errors';
import { noSuchSchedule } from './change-schedules';
import { checkPeople } from './check-people';

/** Has somebody stand in for a while. @throws ServiceError not_found */
export async function addOverride({
  ctx,
  id: scheduleId,
  input,
}: {
  ctx: ProjectContext;
  id: string;
  input: OverrideInput;
}): Promise<{ id: string }> {
  const { projectId } = ctx;
  const { person, from, to } = input;
  await checkPeople(projectId, [person], 'person');
  const id = randomUUID();
  await inProject(projectId, async (tx) => {
    const schedule = await tx.oncallSchedule.findFirst({ where: { projectId, id: scheduleId } });
    if (schedule === null) throw noSuchSchedule();
    await tx.oncallOverride.create({
      data: {
        projectId,
        id,
        scheduleId,
        userId: person,
        fromAt: new Date(from),
        toAt: new Date(to),
        createdBy: ctx.actor.name,
      },
    });
    await recordAudit(tx, ctx, {
      action: 'schedule.override',
      subject: schedule.name,
      details: { person, from, to },
    });
  });
  return { id };
}

/** @throws ServiceError not_found */
export async function removeOverride({
  ctx,
  id: scheduleId,
  overrideId,
}: {
  ctx: ProjectContext;
  id: string;
  overrideId: string;
}): Promise<void> {
  const { projectId } = ctx;
  await inProject(projectId, async (tx) => {
    const where = { projectId, id: overrideId, scheduleId };
    const before = await tx.oncallOverride.findFirst({ where, include: { schedule: true } });
    const { count } = await tx.oncallOverride.deleteMany({ where });
    if (before === null || count === 0)
      throw new ServiceError('not_found', 'There is no such override in this schedule.');
    await recordAudit(tx, ctx, {
      action: 'schedule.remove_override',
      subject: before.schedule.name,
      details: { person: before.userId },
    });
  });
}
