import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { GET as GET_ONE, PATCH } from '@/app/api/v1/actions/[id]/route';
import { GET, POST } from '@/app/api/v1/actions/route';
import { POST as SAMPLES } from '@/app/api/v1/queues/samples/route';
import {
  type ActionDetail,
  actionDetailSchema,
  actionListSchema,
} from '@/domain/actions/action-answers';
import { makeApiKey, makeMember, makeProject } from '@/scripts/testing/make-project';
import { moveClock } from '@/scripts/testing/move-clock';
import { sendRecords } from '@/scripts/testing/send-records';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db } from '@/server/db/client';
import { databaseNow } from '@/server/db/database-clock';
import { judgeActions } from './judge-actions';
import { remindOwners } from './remind-owners';

const database = await createTestDatabase();
const HOUR = 3_600_000;
let project: Awaited<ReturnType<typeof makeProject>>;
let authorization = '';
let seconds = 0;

beforeEach(async () => {
  await db().project.deleteMany();
  project = await makeProject('Shop');
  ({ authorization } = await makeApiKey(project, ['ingest', 'read', 'write']));
});
afterAll(closeConnections);

async function later(hours: number): Promise<void> {
  seconds += hours * 3_600;
  await moveClock(database.url, seconds);
}

function request(path: string, method = 'GET', body?: unknown): Request {
  return new Request(`http://candor.test/api/v1/actions${path}`, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const none = { params: Promise.resolve({}) };
const withId = (id: string) => ({ params: Promise.resolve({ id }) });

async function create(body: object): Promise<ActionDetail> {
  const response = await POST(request('', 'POST', body), none);
  expect(response.status).toBe(201);
  return actionDetailSchema.parse(await response.json());
}
const change = (id: string, body: object) => PATCH(request(`/${id}`, 'PATCH', body), withId(id));
async function read(id: string): Promise<ActionDetail> {
  return actionDetailSchema.parse(await (await GET_ONE(request(`/${id}`), withId(id))).json());
}
async function list(search = '') {
  return actionListSchema.parse(await (await GET(request(search), none)).json());
}

/** One sample an hour for the last hours, as a sender would have told them. */
async function tellDepth(hours: number, depth: number): Promise<void> {
  const nowMs = await databaseNow();
  const samples = Array.from({ length: hours }, (_, index) => ({
    queue: 'payments-dlq',
    depth,
    at: new Date(nowMs - (hours - 1 - index) * HOUR).toISOString(),
  }));
  await sendRecords(SAMPLES, { authorization }, samples);
}

const check = { kind: 'queue_empty', queue: 'payments-dlq', days: 1 };

describe('an action with a check on the telemetry', () => {
  it('is closed once it has been so for long enough, and opened again when it comes back', async () => {
    const { id } = await create({ title: 'Drain and guard the queue', check });
    await judgeActions();
    expect((await read(id)).checkResult?.verdict).toBe('unknown');

    await later(25);
    await judgeActions();
    expect(await read(id)).toMatchObject({ status: 'open', checkResult: { verdict: 'unknown' } });

    await tellDepth(24, 0);
    await judgeActions();
    const done = await read(id);
    expect(done).toMatchObject({ status: 'done', closedBy: 'telemetry' });
    expect(done.history.map(({ kind }) => kind)).toEqual(['created', 'done']);

    await later(2);
    await judgeActions();
    expect((await read(id)).status).toBe('done');

    await tellDepth(1, 3);
    await judgeActions();
    const back = await read(id);
    expect(back).toMatchObject({ status: 'open', reopenedCount: 1, closedBy: null });
    expect(back.history.at(-1)).toMatchObject({ kind: 'reopened', by: 'telemetry' });
    expect(back.checkResult?.text).toContain('It was 3 in the hour from');
  });

  it('is closed by a rule that watches its signal, and by no rule that is off', async () => {
    const watched = { kind: 'rule_exists', signal: 'dead_letters', name: 'payments-dlq' };
    await db().alertRule.updateMany({
      where: { projectId: project.id },
      data: { isEnabled: false },
    });
    const { id } = await create({ title: 'Watch the queue', kind: 'detect', check: watched });
    await judgeActions();
    expect(await read(id)).toMatchObject({ status: 'open', checkResult: { verdict: 'broken' } });
    await db().alertRule.updateMany({
      where: { projectId: project.id },
      data: { isEnabled: true },
    });
    await judgeActions();
    expect(await read(id)).toMatchObject({ status: 'done', closedBy: 'telemetry' });
  });

  it('says that nothing is known of a fingerprint that was never seen', async () => {
    const quiet = { kind: 'no_alert', fingerprint: 'ffff', days: 1 };
    const { id } = await create({ title: 'Keep it from coming back', check: quiet });
    await later(30);
    await judgeActions();
    expect(await read(id)).toMatchObject({ status: 'open', checkResult: { verdict: 'unknown' } });
  });
});

describe('the list of actions', () => {
  it('has the earliest due first, pages by cursor and finds what is overdue', async () => {
    const today = new Date(await databaseNow()).toISOString().slice(0, 10);
    await create({ title: 'some day' });
    await create({ title: 'today', dueOn: today });
    await create({ title: 'long ago', dueOn: '2025-01-01' });
    expect((await list()).items.map(({ title }) => title)).toEqual([
      'long ago',
      'today',
      'some day',
    ]);
    const overdue = await list('?overdue=true');
    expect(overdue.items.map(({ title, isOverdue }) => [title, isOverdue])).toEqual([
      ['long ago', true],
    ]);
    const first = await list('?limit=2');
    const second = await list(`?limit=2&cursor=${first.nextCursor}`);
    expect(second.items.map(({ title }) => title)).toEqual(['some day']);
    expect((await GET(request('?cursor=x'), none)).status).toBe(400);
  });
});

describe('a change', () => {
  it('keeps a history, the reason of a refusal and who it is given to', async () => {
    const member = await makeMember(project, 'responder');
    const { id } = await create({ title: 'Move to quorum queues' });
    expect((await change(id, { ownerId: member.id, dueOn: '2027-01-01' })).status).toBe(200);
    expect((await change(id, { status: 'declined' })).status).toBe(400);
    expect((await change(id, { status: 'declined', reason: 'The queue is retired' })).status).toBe(
      200,
    );
    const declined = await read(id);
    expect(declined).toMatchObject({
      status: 'declined',
      declinedReason: 'The queue is retired',
      owner: { id: member.id },
    });
    expect(declined.history.map(({ text }) => text)).toEqual([
      'Written down',
      'Due on 2027-01-01',
      `Given to ${declined.owner?.name}`,
      'Declined: The queue is retired',
    ]);
    expect((await change(id, { status: 'open' })).status).toBe(200);
    expect(await read(id)).toMatchObject({
      status: 'open',
      reopenedCount: 1,
      declinedReason: null,
    });
  });

  it('turns down an owner and an incident that are not of the project', async () => {
    const stranger = crypto.randomUUID();
    const { id } = await create({ title: 'x' });
    expect((await change(id, { ownerId: stranger })).status).toBe(404);
    const body = { title: 'y', incidentId: stranger };
    expect((await POST(request('', 'POST', body), none)).status).toBe(404);
  });
});

describe('the weekly reminder', () => {
  it('tells an owner once a week of what is overdue, through the outbox', async () => {
    const member = await makeMember(project, 'responder');
    await create({ title: 'Set a timeout', ownerId: member.id, dueOn: '2025-01-01' });
    await create({ title: 'Nobody’s', dueOn: '2025-01-01' });
    await create({ title: 'Not due', ownerId: member.id });
    await remindOwners();
    await remindOwners();
    const notices = await db().notification.findMany({ where: { projectId: project.id } });
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatchObject({
      transition: 'reminder',
      targetId: member.id,
      payload: {
        subject: '1 of your actions is overdue',
        facts: [{ name: 'Due 2025-01-01', value: 'Set a timeout' }],
      },
    });
    await later(7 * 24);
    await remindOwners();
    expect(await db().notification.count({ where: { projectId: project.id } })).toBe(2);
  });
});
