import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as LETTERS } from '@/app/api/v1/queues/dead-letters/route';
import { createChannelSchema } from '@/domain/notifications/schemas';
import {
  overrideInputSchema,
  type PolicyInput,
  policyInputSchema,
  scheduleInputSchema,
} from '@/domain/oncall/schemas';
import { makeApiKey, makeMember, makeProject } from '@/scripts/testing/make-project';
import {
  type MailReceiver,
  startHttpReceiver,
  startMailReceiver,
} from '@/scripts/testing/receivers';
import { sendRecords } from '@/scripts/testing/send-records';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { workerTurn } from '@/scripts/testing/worker-turn';
import { closeConnections, db } from '@/server/db/client';
import { removeMember } from '../access/remove-member';
import { actOn } from '../alerting/act-on-alert';
import { readAlert } from '../alerting/read-alerts';
import { createChannel } from '../notifications/create-channel';
import { answerOnCall } from './answer-on-call';
import { addOverride, removeOverride } from './change-overrides';
import { changePolicy, createPolicy, removePolicy } from './change-policies';
import { changeSchedule, createSchedule, removeSchedule } from './change-schedules';
import { readCalendar } from './read-calendar';
import { closeFeed, openFeed, readFeed } from './schedule-feed';

const database = await createTestDatabase();
const mail: MailReceiver = await startMailReceiver();
process.env.CANDOR_ALLOW_PRIVATE_TARGETS = 'true';
process.env.SMTP_HOST = '127.0.0.1';
process.env.SMTP_PORT = String(mail.port);
process.env.SMTP_FROM = 'Candor <candor@example.com>';

type Person = Awaited<ReturnType<typeof makeMember>>;
let project: Awaited<ReturnType<typeof makeProject>>;
let ada: Person;
let bob: Person;
let seconds = 0;

beforeEach(async () => {
  await db().project.deleteMany();
  mail.messages.length = 0;
  project = await makeProject('Shop');
  ada = await makeMember(project, 'responder');
  bob = await makeMember(project, 'responder');
});
afterAll(async () => {
  await closeConnections();
  await mail.stop();
});

async function tick(laterSeconds = 11): Promise<void> {
  seconds += laterSeconds;
  await workerTurn({ databaseUrl: database.url, seconds });
}

async function fire(): Promise<void> {
  const { authorization } = await makeApiKey(project, ['ingest']);
  const letter = { queue: 'payments-dlq', messageId: 'm1', error: 'Card refused' };
  await sendRecords(LETTERS, { authorization }, letter);
}

const makeSchedule = (people: Person[], more: object = {}) =>
  createSchedule({
    ctx: project.ctx,
    input: scheduleInputSchema.parse({
      name: 'Payments',
      timeZone: 'Europe/Berlin',
      layers: [
        {
          name: 'Primary',
          people: people.map(({ id }) => id),
          rotation: 'weekly',
          startsOn: '2020-01-06',
          ...more,
        },
      ],
    }),
  });
/** Of the day in Berlin, at which it is not for hours. */
function oneMinuteFarFromNow(): { from: string; to: string } {
  const timeZone = 'Europe/Berlin';
  const hourOf = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' });
  const hour = hourOf.format(Date.now() + (seconds + 12 * 3_600) * 1_000);
  return { from: `${hour}:00`, to: `${hour}:01` };
}
const policy = (steps: PolicyInput['steps'], more: object = {}) =>
  policyInputSchema.parse({ name: 'Serious', steps, repeats: 0, ...more });
const step = (afterMinutes: number, kind: 'schedule' | 'person' | 'channel', id: string) => ({
  afterMinutes,
  targets: [{ kind, id }],
});
const mailed = () => mail.messages.map(({ to }) => to[0]);
const theAlert = async () => {
  const where = { projectId: project.id, rule: { key: 'dead-letters' } };
  return readAlert(project.id, (await db().alert.findFirstOrThrow({ where })).id);
};

describe('an escalation policy', () => {
  it('tells whoever is on call, then the next step when nobody acknowledges, and stops when somebody does', async () => {
    const { id } = await makeSchedule([ada]);
    const channel = await startHttpReceiver();
    const { id: channelId } = await createChannel({
      ctx: project.ctx,
      input: createChannelSchema.parse({ kind: 'slack', name: '#ops', address: channel.url }),
    });
    const steps = [
      step(0, 'schedule', id),
      step(10, 'person', bob.id),
      step(5, 'channel', channelId),
    ];
    await createPolicy({ ctx: project.ctx, input: policy(steps) });
    await fire();
    await tick();
    expect(mailed()).toEqual([ada.email]);
    await tick(9 * 60);
    expect(mailed()).toEqual([ada.email]);
    await tick(61);
    expect(mailed()).toEqual([ada.email, bob.email]);
    expect(mail.messages[1]?.text).toContain('Subject: Critical, escalated');
    const { id: alertId } = await theAlert();
    await actOn({ ctx: bob.ctx, id: alertId, action: { kind: 'acknowledge', by: bob.name } });
    await tick(10 * 60);
    expect(channel.received).toEqual([]);
    const { events } = await theAlert();
    expect(events.map(({ kind }) => kind)).toEqual(['fired', 'paged', 'paged', 'acknowledged']);
    expect(events[2]?.text).toContain('(nobody has acknowledged it)');
    await channel.stop();
  });

  it('is taken further by hand, from whoever has acknowledged too', async () => {
    const steps = [step(0, 'person', ada.id), step(60, 'person', bob.id)];
    await createPolicy({ ctx: project.ctx, input: policy(steps) });
    await fire();
    await tick();
    expect(mailed()).toEqual([ada.email]);
    const { id } = await theAlert();
    await actOn({ ctx: ada.ctx, id, action: { kind: 'acknowledge', by: ada.name } });
    const taken = await actOn({ ctx: ada.ctx, id, action: { kind: 'escalate' } });
    expect(taken).toMatchObject({ changed: true, state: 'firing', acknowledgedBy: null });
    await tick();
    expect(mailed().filter((to) => to === bob.email)).toHaveLength(1);
    expect((await theAlert()).events.map(({ kind }) => kind)).toEqual([
      'fired',
      'paged',
      'acknowledged',
      'escalated',
      'paged',
    ]);
  });

  it('is the one that the rule names, whoever owns it', async () => {
    await createPolicy({ ctx: project.ctx, input: policy([step(0, 'person', ada.id)]) });
    const named = policy([step(0, 'person', bob.id)], { name: 'Letters', team: 'mail' });
    await createPolicy({ ctx: project.ctx, input: named });
    await db().alertRule.updateMany({
      where: { projectId: project.id, key: 'dead-letters' },
      data: { escalationPolicy: 'letters' },
    });
    await fire();
    await tick();
    expect(mailed()).toEqual([bob.email]);
  });

  it('begins anew as often as it says, then stops', async () => {
    const steps = [step(0, 'person', ada.id), step(5, 'person', bob.id)];
    await createPolicy({ ctx: project.ctx, input: policy(steps, { repeats: 1 }) });
    await fire();
    await tick();
    for (let minutes = 0; minutes < 60; minutes += 5) await tick(301);
    expect(mailed()).toEqual([ada.email, bob.email, ada.email, bob.email]);
  });

  it('falls through a step that has nobody, and through all of them to every admin, and says so', async () => {
    const admin = await makeMember(project, 'admin');
    const { id } = await makeSchedule([ada], { hours: oneMinuteFarFromNow() });
    const made = await createPolicy({
      ctx: project.ctx,
      input: policy([step(0, 'schedule', id), step(30, 'person', bob.id)]),
    });
    await fire();
    await tick();
    expect(mailed()).toEqual([bob.email]);
    expect((await theAlert()).events.at(-1)?.text).toContain('Step 1 of Serious has nobody');
    await removePolicy({ ctx: project.ctx, id: made.id });
    await db().alert.deleteMany();
    mail.messages.length = 0;
    await createPolicy({ ctx: project.ctx, input: policy([step(0, 'schedule', id)]) });
    await tick();
    expect(mailed()).toContain(admin.email);
    expect((await theAlert()).events.at(-1)?.text).toContain('every admin is told');
  });

  it('goes on as it was when paging began, whatever is changed meanwhile', async () => {
    const steps = [step(0, 'person', ada.id), step(5, 'person', bob.id)];
    const { id } = await createPolicy({ ctx: project.ctx, input: policy(steps) });
    await fire();
    await tick();
    await changePolicy({ ctx: project.ctx, id, input: policy([step(0, 'person', ada.id)]) });
    await tick(301);
    expect(mailed()).toEqual([ada.email, bob.email]);
  });

  it('leaves no channel out: one that no step names hears of the alert as soon as it fires', async () => {
    const channel = await startHttpReceiver();
    const input = { kind: 'slack', name: '#ops', address: channel.url };
    await createChannel({ ctx: project.ctx, input: createChannelSchema.parse(input) });
    const steps = [step(0, 'person', ada.id), step(5, 'person', bob.id)];
    await createPolicy({ ctx: project.ctx, input: policy(steps) });
    await fire();
    await tick();
    await tick(301);
    expect(channel.received).toHaveLength(1);
    expect(mailed()).toEqual([ada.email, bob.email]);
    await channel.stop();
  });

  it('of the owning team counts before that for the rest, and a team has one', async () => {
    await createPolicy({ ctx: project.ctx, input: policy([step(0, 'person', ada.id)]) });
    const team = policy([step(0, 'person', bob.id)], { team: 'payments' });
    await createPolicy({ ctx: project.ctx, input: team });
    await expect(createPolicy({ ctx: project.ctx, input: team })).rejects.toThrow('already');
    await db().alertRule.updateMany({
      where: { projectId: project.id, key: 'dead-letters' },
      data: { ownerTeam: 'Payments' },
    });
    await fire();
    await tick();
    expect(mailed()).toEqual([bob.email]);
  });
});

describe('a schedule', () => {
  it('is followed by a calendar through a secret address, until that is taken back', async () => {
    const { id } = await makeSchedule([ada]);
    const token = (await openFeed({ ctx: project.ctx, id })).url.split('/').at(-1) ?? '';
    expect(await readFeed(token)).toContain(`SUMMARY:On call: ${ada.name} (Payments)`);
    const [listed] = (await answerOnCall(project.id)).schedules;
    expect(listed).toMatchObject({ id, hasFeed: true });
    const another = (await openFeed({ ctx: project.ctx, id })).url.split('/').at(-1) ?? '';
    await expect(readFeed(token)).rejects.toThrow('no such schedule');
    await closeFeed({ ctx: project.ctx, id });
    await expect(readFeed(another)).rejects.toThrow('no such schedule');
  });

  it('tells who is on call now and next, with somebody standing in, and as a calendar', async () => {
    const { id } = await makeSchedule([ada, bob], { rotation: 'daily' });
    const before = (await answerOnCall(project.id)).schedules[0];
    expect(before?.now?.person?.name).not.toBe(before?.next?.person?.name);
    const from = new Date(Date.now() + seconds * 1_000 - 60_000).toISOString();
    const to = new Date(Date.now() + seconds * 1_000 + 3_600_000).toISOString();
    const cover = await makeMember(project, 'viewer');
    const input = overrideInputSchema.parse({ person: cover.id, from, to });
    const { id: overrideId } = await addOverride({ ctx: ada.ctx, id, input });
    const covered = (await answerOnCall(project.id)).schedules[0];
    expect(covered?.now).toMatchObject({ person: { id: cover.id }, override: overrideId });
    expect(covered?.overrides).toMatchObject([{ createdBy: ada.name }]);
    expect(await readCalendar(project.id, id)).toContain(`On call: ${cover.name}`);
    await removeOverride({ ctx: ada.ctx, id, overrideId });
    await expect(removeOverride({ ctx: ada.ctx, id, overrideId })).rejects.toThrow('no such');
    expect((await answerOnCall(project.id)).schedules[0]?.overrides).toEqual([]);
  });

  it('has gaps in the place of somebody who has left', async () => {
    await makeSchedule([ada]);
    const { ctx } = await makeMember(project, 'admin');
    await removeMember({ ctx, input: { userId: ada.id } });
    const [schedule] = (await answerOnCall(project.id)).schedules;
    expect(schedule).toMatchObject({ now: null, shifts: [{ person: null }] });
  });

  it('names members alone, and is not removed while a policy goes by it', async () => {
    const stranger = await makeMember(await makeProject('Elsewhere'), 'viewer');
    await expect(makeSchedule([stranger])).rejects.toThrow('no member of this project');
    const { id } = await makeSchedule([ada]);
    const made = await createPolicy({
      ctx: project.ctx,
      input: policy([step(0, 'schedule', id)]),
    });
    await expect(removeSchedule({ ctx: project.ctx, id })).rejects.toThrow('still goes by it');
    await removePolicy({ ctx: project.ctx, id: made.id });
    const [known] = (await answerOnCall(project.id)).schedules;
    const layers = known?.layers ?? [];
    const input = scheduleInputSchema.parse({ name: 'Nights', timeZone: 'UTC', layers });
    await changeSchedule({ ctx: project.ctx, id, input });
    expect((await answerOnCall(project.id)).schedules).toMatchObject([{ name: 'Nights' }]);
    await removeSchedule({ ctx: project.ctx, id });
    const entries = await db().auditEntry.findMany({ where: { projectId: project.id } });
    const actions = new Set(entries.map(({ action }) => action));
    for (const action of ['schedule.create', 'schedule.change', 'schedule.remove'])
      expect(actions).toContain(action);
  });
});
