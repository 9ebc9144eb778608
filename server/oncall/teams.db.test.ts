import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as LETTERS } from '@/app/api/v1/queues/dead-letters/route';
import { createChannelSchema } from '@/domain/notifications/schemas';
import { policyInputSchema, teamInputSchema } from '@/domain/oncall/schemas';
import { silenceSchema } from '@/domain/silences/schemas';
import { makeApiKey, makeMember, makeProject } from '@/scripts/testing/make-project';
import { sendRecords } from '@/scripts/testing/send-records';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { workerTurn } from '@/scripts/testing/worker-turn';
import { closeConnections, db } from '@/server/db/client';
import { readAlert } from '../alerting/read-alerts';
import { createChannel } from '../notifications/create-channel';
import { changeService } from '../services/change-service';
import { createSilence } from '../silences/change-silences';
import { answerOnCall } from './answer-on-call';
import { createPolicy } from './change-policies';
import { changeTeam, createTeam, removeTeam } from './change-teams';

const database = await createTestDatabase();
process.env.CANDOR_ALLOW_PRIVATE_TARGETS = 'true';

type Person = Awaited<ReturnType<typeof makeMember>>;
let project: Awaited<ReturnType<typeof makeProject>>;
let ada: Person;
let bob: Person;
let seconds = 0;

beforeEach(async () => {
  await db().project.deleteMany();
  project = await makeProject('Shop');
  ada = await makeMember(project, 'responder');
  bob = await makeMember(project, 'responder');
});
afterAll(closeConnections);

const teamOf = (input: object) => teamInputSchema.parse(input);
const teams = async () => (await answerOnCall(project.id)).teams;

async function addPolicy(name: string, team: string | null, person: Person): Promise<string> {
  const steps = [{ afterMinutes: 0, targets: [{ kind: 'person', id: person.id }] }];
  const input = policyInputSchema.parse({ name, team, repeats: 0, steps });
  return (await createPolicy({ ctx: project.ctx, input })).id;
}

/** A message lands in a dead-letter queue of this service; answers who is told. */
async function breakService(service: string, ownerTeam: string): Promise<string[]> {
  await sendRecords(LETTERS, await makeApiKey(project), [
    { queue: `${service}.dlq`, messageId: crypto.randomUUID(), service, error: 'refused' },
  ]);
  await changeService({ ctx: project.ctx, name: service, input: { ownerTeam } });
  seconds += 11;
  await workerTurn({ databaseUrl: database.url, seconds });
  const { id } = await db().alert.findFirstOrThrow({ where: { projectId: project.id, service } });
  return (await readAlert(project.id, id)).ledger.map(({ target }) => target);
}

describe('a team', () => {
  it('is founded by whoever names it as an owner, and is one however its name is written', async () => {
    await db().service.create({
      data: { projectId: project.id, name: 'checkout', ownerTeam: 'Payments' },
    });
    await db().service.create({
      data: { projectId: project.id, name: 'cards', ownerTeam: 'payments' },
    });
    await addPolicy('Money at night', 'PAYMENTS', ada);
    expect(await teams()).toMatchObject([
      {
        name: 'Payments',
        services: ['cards', 'checkout'],
        policy: { name: 'Money at night' },
        first: [ada.name],
      },
    ]);
    const again = createTeam({ ctx: project.ctx, input: teamOf({ name: 'payments' }) });
    await expect(again).rejects.toThrow('a team named payments already');
  });

  it('has its alerts escalate by the policy that it has chosen, before the one for it and that for the rest', async () => {
    await addPolicy('Everybody else', null, ada);
    const night = await addPolicy('Night', 'Somebody', bob);
    expect(await breakService('cart', 'Checkout')).toEqual([`${ada.name} <${ada.email}>`]);
    const [checkout] = await teams();
    const input = teamOf({ name: 'Checkout', people: [ada.id, bob.id], policy: night });
    await changeTeam({ ctx: project.ctx, id: checkout?.id ?? '', input });
    expect(await teams()).toMatchObject([
      { name: 'Checkout', policy: { name: 'Night' }, first: [bob.name], people: [{}, {}] },
      { name: 'Somebody' },
    ]);
    expect(await breakService('basket', 'checkout')).toEqual([`${bob.name} <${bob.email}>`]);
  });

  it('has a channel that hears of its alerts and of no others', async () => {
    await addPolicy('Everybody', null, ada);
    const channel = createChannelSchema.parse({
      kind: 'slack',
      name: '#payments',
      address: 'http://127.0.0.1:9/hook',
    });
    const { id } = await createChannel({ ctx: project.ctx, input: channel });
    await createTeam({ ctx: project.ctx, input: teamOf({ name: 'Payments', channel: id }) });
    expect(await breakService('search', 'Catalogue')).not.toContain('#payments');
    expect(await breakService('payments', 'Payments')).toContain('#payments');
  });

  it('takes what it owns along under another name, and leaves it without an owner when it is removed', async () => {
    await db().service.create({
      data: { projectId: project.id, name: 'checkout', ownerTeam: 'Payments' },
    });
    await db().alertRule.updateMany({
      where: { projectId: project.id },
      data: { ownerTeam: 'Payments' },
    });
    const silence = await createSilence({
      ctx: project.ctx,
      input: silenceSchema.parse({
        matchers: [{ label: 'service', value: 'checkout' }],
        reason: 'Moving house',
        owner: { team: 'Payments' },
        minutes: 60,
      }),
    });
    const silenceOwner = () => db().silence.findFirstOrThrow({ where: { id: silence.id } });
    const [team] = await teams();
    const id = team?.id ?? '';
    expect(team?.rules).toBeGreaterThan(0);
    await changeTeam({ ctx: project.ctx, id, input: teamOf({ name: 'Money' }) });
    expect(await teams()).toMatchObject([
      { name: 'Money', services: ['checkout'], rules: team?.rules },
    ]);
    expect(await silenceOwner()).toMatchObject({ ownerTeam: 'Money', ownerName: 'Money' });
    const remover = await makeMember(project, 'editor');
    await removeTeam({ ctx: remover.ctx, id });
    expect(await teams()).toEqual([]);
    expect(await silenceOwner()).toMatchObject({ ownerTeam: null, ownerId: remover.id });
    expect(await db().service.findFirstOrThrow({ where: { projectId: project.id } })).toMatchObject(
      { ownerTeam: null },
    );
    const entries = await db().auditEntry.findMany({
      where: { projectId: project.id, action: { startsWith: 'team.' } },
      orderBy: { id: 'asc' },
    });
    expect(entries).toMatchObject([
      { action: 'team.change', subject: 'Money', details: { was: 'Payments' } },
      {
        action: 'team.remove',
        details: { servicesLeft: 1, rulesLeft: team?.rules, silencesTaken: 1 },
      },
    ]);
  });

  it('is kept while a policy is for it, and takes nobody and nothing of another project', async () => {
    await addPolicy('Night', 'Payments', ada);
    const [team] = await teams();
    const id = team?.id ?? '';
    await expect(removeTeam({ ctx: project.ctx, id })).rejects.toThrow('Night is for Payments');
    const other = await makeProject('Other');
    const stranger = await makeMember(other, 'admin');
    const change = (more: object) =>
      changeTeam({ ctx: project.ctx, id, input: teamOf({ name: 'Payments', ...more }) });
    await expect(change({ people: [stranger.id] })).rejects.toThrow('no member of this project');
    await expect(change({ policy: id })).rejects.toThrow('no such escalation policy');
    await expect(removeTeam({ ctx: other.ctx, id })).rejects.toThrow('no such team');
    await expect(
      changeTeam({ ctx: other.ctx, id, input: teamOf({ name: 'Mine' }) }),
    ).rejects.toThrow('no such team');
  });
});
