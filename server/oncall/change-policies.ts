import { randomUUID } from 'node:crypto';
import type { PolicyInput, PolicyTarget } from '@/domain/oncall/schemas';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject, type ProjectTransaction } from '../db/client';
import { Prisma } from '../db/generated/client';
import { ServiceError } from '../errors';
import { checkPeople } from './check-people';

const noSuchPolicy = () =>
  new ServiceError('not_found', 'There is no such escalation policy in this project.');

interface Change {
  ctx: ProjectContext;
  id: string;
  input: PolicyInput;
}

/** @throws ServiceError not_found when a step names what is not there; conflict when the team has one */
export async function createPolicy({ ctx, input }: Omit<Change, 'id'>): Promise<{ id: string }> {
  const { projectId } = ctx;
  const id = randomUUID();
  await write(ctx, input, async (tx) => {
    await tx.escalationPolicy.create({ data: { projectId, id, ...input } });
    await recordAudit(tx, ctx, {
      action: 'escalation_policy.create',
      subject: input.name,
      details: { team: input.team, steps: input.steps.length },
    });
  });
  return { id };
}

/** What is being escalated at this moment goes on by the policy as it was. @throws ServiceError not_found, conflict */
export async function changePolicy({ ctx, id, input }: Change): Promise<void> {
  const { projectId } = ctx;
  await write(ctx, input, async (tx) => {
    const { count } = await tx.escalationPolicy.updateMany({
      where: { projectId, id },
      data: { ...input, revision: { increment: 1 } },
    });
    if (count === 0) throw noSuchPolicy();
    await recordAudit(tx, ctx, {
      action: 'escalation_policy.change',
      subject: input.name,
      details: { team: input.team, steps: input.steps.length },
    });
  });
}

/** @throws ServiceError not_found */
export async function removePolicy({ ctx, id }: Omit<Change, 'input'>): Promise<void> {
  const { projectId } = ctx;
  await inProject(projectId, async (tx) => {
    const before = await tx.escalationPolicy.findFirst({ where: { projectId, id } });
    if (before === null) throw noSuchPolicy();
    await tx.team.updateMany({ where: { projectId, policyId: id }, data: { policyId: null } });
    await tx.escalationPolicy.deleteMany({ where: { projectId, id } });
    await recordAudit(tx, ctx, { action: 'escalation_policy.remove', subject: before.name });
  });
}

async function write(
  ctx: ProjectContext,
  input: PolicyInput,
  work: (tx: ProjectTransaction) => Promise<void>,
): Promise<void> {
  const { projectId } = ctx;
  const targets = input.steps.flatMap((step) => step.targets);
  const idsOf = (kind: PolicyTarget['kind']) =>
    targets.filter((target) => target.kind === kind).map(({ id }) => id);
  await checkPeople(projectId, idsOf('person'), 'steps');
  try {
    await inProject(projectId, async (tx) => {
      const schedules = await tx.oncallSchedule.findMany({ where: { projectId } });
      const channels = await tx.notificationChannel.findMany({ where: { projectId } });
      check(schedules, idsOf('schedule'), 'schedule');
      check(channels, idsOf('channel'), 'channel');
      await work(tx);
    });
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002')
      throw error;
    const whose = input.team === null ? 'for all other teams' : `for the team ${input.team}`;
    throw new ServiceError('conflict', `There is a policy ${whose} already.`, {
      hint: 'Change that one, or name another team.',
      details: [{ path: 'team', message: 'has a policy already' }],
    });
  }
}

function check(rows: readonly { id: string }[], ids: readonly string[], noun: string): void {
  const unknown = ids.find((id) => rows.every((row) => row.id !== id));
  if (unknown === undefined) return;
  throw new ServiceError('not_found', `A step names a ${noun} that is not in this project.`, {
    details: [{ path: 'steps', message: `no ${noun} has the id ${unknown}` }],
  });
}
