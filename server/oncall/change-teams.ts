import { randomUUID } from 'node:crypto';
import type { TeamInput } from '@/domain/oncall/schemas';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject, type ProjectTransaction } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { Prisma } from '../db/generated/client';
import { ServiceError } from '../errors';
import { checkPeople } from './check-people';

const noSuchTeam = () => new ServiceError('not_found', 'There is no such team in this project.');

interface Change {
  ctx: ProjectContext;
  id: string;
  input: TeamInput;
}

/** @throws ServiceError not_found when it names what is not there; conflict when there is a team of this name */
export async function createTeam({ ctx, input }: Omit<Change, 'id'>): Promise<{ id: string }> {
  const { projectId } = ctx;
  const id = randomUUID();
  await write(ctx, input, async (tx) => {
    const { name, policy: policyId, channel: channelId } = input;
    await tx.team.create({ data: { projectId, id, name, policyId, channelId } });
    await setMembers(tx, { projectId, id, people: input.people });
    await recordAudit(tx, ctx, { action: 'team.create', subject: name, details: detailsOf(input) });
  });
  return { id };
}

/** Another name goes to all that the team owns. @throws ServiceError not_found, conflict */
export async function changeTeam({ ctx, id, input }: Change): Promise<void> {
  const { projectId } = ctx;
  await write(ctx, input, async (tx) => {
    const { name, policy: policyId, channel: channelId } = input;
    const before = await tx.team.findFirst({ where: { projectId, id } });
    const { count } = await tx.team.updateMany({
      where: { projectId, id },
      data: { name, policyId, channelId },
    });
    if (before === null || count === 0) throw noSuchTeam();
    await setMembers(tx, { projectId, id, people: input.people });
    await tx.silence.updateMany({
      where: { projectId, ownerTeam: name },
      data: { ownerName: name },
    });
    const details = { ...detailsOf(input), ...(before.name === name ? {} : { was: before.name }) };
    await recordAudit(tx, ctx, { action: 'team.change', subject: name, details });
  });
}

/**
 * What it owned has no owner afterwards; but its silences that have not ended, which always have one, are of whoever
 * removed it. @throws ServiceError not_found; conflict while a policy is for it
 */
export async function removeTeam({ ctx, id }: Omit<Change, 'input'>): Promise<void> {
  const { projectId } = ctx;
  await inProject(projectId, async (tx) => {
    const team = await tx.team.findFirst({ where: { projectId, id } });
    if (team === null) throw noSuchTeam();
    const { name } = team;
    const policy = await tx.escalationPolicy.findFirst({ where: { projectId, team: name } });
    if (policy !== null)
      throw new ServiceError('conflict', `The escalation policy ${policy.name} is for ${name}.`, {
        hint: 'Remove the policy first, or have it be for another team.',
      });
    const owned = { where: { projectId, ownerTeam: name }, data: { ownerTeam: null } };
    const services = await tx.service.updateMany(owned);
    const rules = await tx.alertRule.updateMany(owned);
    const silences = await takeSilences(tx, ctx, name);
    await tx.team.deleteMany({ where: { projectId, id } });
    await recordAudit(tx, ctx, {
      action: 'team.remove',
      subject: name,
      details: {
        servicesLeft: services.count,
        rulesLeft: rules.count,
        silencesTaken: silences,
      },
    });
  });
}

/** A key is nobody who could be told of a silence's end: what it removes leaves silences to those who are told of all. */
async function takeSilences(
  tx: ProjectTransaction,
  { projectId, actor }: ProjectContext,
  team: string,
): Promise<number> {
  const { count } = await tx.silence.updateMany({
    where: { projectId, ownerTeam: team, endsAt: { gt: new Date(await databaseNow()) } },
    data: {
      ownerTeam: null,
      ownerId: actor.kind === 'user' ? actor.id : null,
      ownerName: actor.name,
    },
  });
  return count;
}

const detailsOf = ({ people, policy, channel }: TeamInput) => ({
  people: people.length,
  policy,
  channel,
});

async function setMembers(
  tx: ProjectTransaction,
  { projectId, id: teamId, people }: { projectId: string; id: string; people: readonly string[] },
): Promise<void> {
  await tx.teamMember.deleteMany({ where: { projectId, teamId } });
  await tx.teamMember.createMany({
    data: [...new Set(people)].map((userId) => ({ projectId, teamId, userId })),
  });
}

async function write(
  ctx: ProjectContext,
  input: TeamInput,
  work: (tx: ProjectTransaction) => Promise<void>,
): Promise<void> {
  const { projectId } = ctx;
  const { name, policy, channel } = input;
  await checkPeople(projectId, input.people, 'people');
  try {
    await inProject(projectId, async (tx) => {
      if (policy !== null) {
        const row = await tx.escalationPolicy.findFirst({ where: { projectId, id: policy } });
        if (row === null) throw notThere('policy', 'escalation policy', policy);
      }
      if (channel !== null) {
        const row = await tx.notificationChannel.findFirst({ where: { projectId, id: channel } });
        if (row === null) throw notThere('channel', 'channel', channel);
      }
      await work(tx);
    });
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002')
      throw error;
    throw new ServiceError('conflict', `There is a team named ${name} already.`, {
      hint: 'Change that one, or choose another name.',
      details: [{ path: 'name', message: 'is another team’s' }],
    });
  }
}

function notThere(path: string, noun: string, id: string): ServiceError {
  return new ServiceError('not_found', `There is no such ${noun} in this project.`, {
    details: [{ path, message: `no ${noun} has the id ${id}` }],
  });
}
