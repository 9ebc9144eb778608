import { randomUUID } from 'node:crypto';
import { policySnapshotSchema, type ScheduleInput } from '@/domain/oncall/schemas';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject, type ProjectTransaction } from '../db/client';
import { ServiceError } from '../errors';
import { checkPeople } from './check-people';

export function noSuchSchedule(): ServiceError {
  return new ServiceError('not_found', 'There is no such schedule in this project.');
}

interface Change {
  ctx: ProjectContext;
  id: string;
  input: ScheduleInput;
}

/** @throws ServiceError not_found when somebody named is no member */
export async function createSchedule({ ctx, input }: Omit<Change, 'id'>): Promise<{ id: string }> {
  const { projectId } = ctx;
  await checkPeople(projectId, peopleOf(input), 'layers');
  const id = randomUUID();
  await inProject(projectId, async (tx) => {
    await tx.oncallSchedule.create({ data: { projectId, id, ...input } });
    await recordAudit(tx, ctx, {
      action: 'schedule.create',
      subject: input.name,
      details: { timeZone: input.timeZone, layers: input.layers.map(({ name }) => name) },
    });
  });
  return { id };
}

/** Puts other layers in the place of those there are. @throws ServiceError not_found */
export async function changeSchedule({ ctx, id, input }: Change): Promise<void> {
  const { projectId } = ctx;
  await checkPeople(projectId, peopleOf(input), 'layers');
  await inProject(projectId, async (tx) => {
    const { count } = await tx.oncallSchedule.updateMany({
      where: { projectId, id },
      data: { ...input, revision: { increment: 1 } },
    });
    if (count === 0) throw noSuchSchedule();
    await recordAudit(tx, ctx, {
      action: 'schedule.change',
      subject: input.name,
      details: { timeZone: input.timeZone, layers: input.layers.map(({ name }) => name) },
    });
  });
}

/** @throws ServiceError not_found; conflict while a policy names it */
export async function removeSchedule({ ctx, id }: Omit<Change, 'input'>): Promise<void> {
  const { projectId } = ctx;
  await inProject(projectId, async (tx) => {
    const before = await tx.oncallSchedule.findFirst({ where: { projectId, id } });
    if (before === null) throw noSuchSchedule();
    const user = await policyThatNames(tx, projectId, id);
    if (user !== undefined)
      throw new ServiceError('conflict', `The escalation policy ${user} still goes by it.`, {
        hint: 'Take it out of the policy first.',
      });
    await tx.oncallSchedule.deleteMany({ where: { projectId, id } });
    await recordAudit(tx, ctx, { action: 'schedule.remove', subject: before.name });
  });
}

async function policyThatNames(
  tx: ProjectTransaction,
  projectId: string,
  id: string,
): Promise<string | undefined> {
  const policies = await tx.escalationPolicy.findMany({ where: { projectId } });
  return policies.find((row) => {
    const policy = policySnapshotSchema.safeParse(row);
    return policy.data?.steps.some(({ targets }) => targets.some((target) => target.id === id));
  })?.name;
}

function peopleOf({ layers }: ScheduleInput): string[] {
  return layers.flatMap(({ people }) => people);
}
