import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { moveClock } from '@/scripts/testing/move-clock';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { evaluateAtOnce } from '@/server/alerting/evaluate-at-once';
import { evaluateDueRules } from '@/server/alerting/evaluate-due-rules';
import { resumePaging } from '@/server/alerting/resume-paging';
import { closeConnections, db } from '@/server/db/client';
import { POST as BEAT } from '../heartbeats/[slug]/route';
import { POST as LETTERS } from '../queues/dead-letters/route';
import { POST as ACKNOWLEDGE } from './[id]/acknowledge/route';
import { POST as RESOLVE } from './[id]/resolve/route';
import { POST as REVIEW } from './[id]/review/route';
import { GET as ONE } from './[id]/route';
import { POST as SNOOZE } from './[id]/snooze/route';
import { POST as UNACKNOWLEDGE } from './[id]/unacknowledge/route';
import { GET } from './route';

const database = await createTestDatabase();
let seconds = 0;
let authorization = '';

beforeAll(async () => {
  const project = await makeProject('Shop');
  ({ authorization } = await makeApiKey(project, ['ingest', 'read', 'write']));
});
afterAll(closeConnections);

async function call(handler: typeof ONE, params: Record<string, string>, body?: unknown) {
  const request = new Request('http://candor.test/api/v1/alerts', {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  return { status: response.status, body: await response.json() };
}

async function list(search = '') {
  const request = new Request(`http://candor.test/api/v1/alerts${search}`, {
    headers: { authorization },
  });
  const response = await GET(request, { params: Promise.resolve({}) });
  return { status: response.status, body: await response.json() };
}

async function later(by: number) {
  seconds += by;
  await moveClock(database.url, seconds);
}

/** An alert on a job that said that it failed. */
async function fire(slug: string): Promise<string> {
  await beat(slug, 'fail');
  await later(10);
  await evaluateDueRules();
  const alert = await db().alert.findFirstOrThrow({
    where: { labels: { equals: { heartbeat: slug } }, state: 'firing' },
  });
  return alert.id;
}

async function beat(slug: string, status: 'ok' | 'fail') {
  const request = new Request(
    `http://candor.test/x?create=1&every=86400&grace=86400&status=${status}`,
    { method: 'POST', headers: { authorization } },
  );
  await BEAT(request, { params: Promise.resolve({ slug }) });
}

describe('GET /api/v1/alerts', () => {
  it('lists alerts, newest first, by state and page', async () => {
    const ids = [await fire('one'), await fire('two'), await fire('three')];
    const first = await list('?state=open&limit=2');
    expect(first.body.items.map(({ id }: { id: string }) => id)).toEqual([ids[2], ids[1]]);
    const second = await list(`?state=open&limit=2&cursor=${first.body.nextCursor}`);
    expect(second.body).toMatchObject({ items: [{ id: ids[0] }], nextCursor: null });
    expect(first.body.items[0]).toMatchObject({
      rule: { key: 'heartbeat-missed', name: 'Job missed or failed' },
      labels: { heartbeat: 'three' },
      severity: 'high',
      state: 'firing',
      count: 1,
      value: 1,
      normal: { text: 'normal is to run in time' },
      acknowledgedAt: null,
      ledger: [],
    });
    expect((await list('?state=resolved')).body.items).toEqual([]);
  });

  it('says what is wrong with a state, a limit or a cursor', async () => {
    for (const search of ['?state=broken', '?limit=0', '?limit=many', '?cursor=x', '?colour=red'])
      expect([search, (await list(search)).status]).toEqual([search, 400]);
  });
});

describe('an action on an alert', () => {
  it('acknowledges once, and the second time changes nothing and says so', async () => {
    const id = await fire('acknowledged');
    const first = await call(ACKNOWLEDGE, { id });
    expect(first).toMatchObject({
      status: 200,
      body: { state: 'acknowledged', changed: true, acknowledgedBy: expect.any(String) },
    });
    const second = await call(ACKNOWLEDGE, { id });
    expect(second).toMatchObject({
      status: 200,
      body: {
        changed: false,
        message: expect.stringContaining('already'),
        acknowledgedAt: first.body.acknowledgedAt,
      },
    });
    expect(second.body.events.map(({ kind }: { kind: string }) => kind)).toEqual([
      'fired',
      'acknowledged',
    ]);
    const audit = await db().auditEntry.findMany({ where: { action: 'alert.acknowledge' } });
    expect(audit).toHaveLength(1);
  });

  it('of many at the same moment changes it once', async () => {
    const id = await fire('raced');
    const answers = await Promise.all(Array.from({ length: 6 }, () => call(ACKNOWLEDGE, { id })));
    expect(answers.filter(({ body }) => body.changed === true)).toHaveLength(1);
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
  });

  it('stays an acknowledgement while the alert fires again, and can be taken back', async () => {
    const id = await fire('kept');
    await call(ACKNOWLEDGE, { id });
    await later(10);
    await evaluateDueRules();
    expect((await call(ONE, { id })).body.state).toBe('acknowledged');
    expect((await call(UNACKNOWLEDGE, { id })).body).toMatchObject({
      state: 'firing',
      acknowledgedBy: null,
    });
  });

  it('snoozes until a time, after which paging goes on', async () => {
    const id = await fire('snoozed');
    const { body } = await call(SNOOZE, { id }, { minutes: 30 });
    expect(body).toMatchObject({ state: 'acknowledged', snoozedUntil: expect.any(String) });
    await later(29 * 60);
    expect(await resumePaging()).toBe(0);
    await later(60);
    expect(await resumePaging()).toBe(1);
    const after = await call(ONE, { id });
    expect(after.body).toMatchObject({ state: 'firing', snoozedUntil: null });
    expect(after.body.events.at(-1)).toMatchObject({ kind: 'paging_resumed' });
    for (const bad of [{}, { minutes: 5, until: 'now' }, { minutes: -1 }, { until: 'tomorrow' }])
      expect((await call(SNOOZE, { id }, bad)).status).toBe(400);
  });

  it('acknowledges a critical alert for half an hour unless its rule says otherwise', async () => {
    const request = new Request('http://candor.test/x', {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ queue: 'orders-dlq', messageId: 'm', error: 'boom' }),
    });
    await LETTERS(request, { params: Promise.resolve({}) });
    await later(10);
    await evaluateDueRules();
    const { id } = (await list('?severity=critical')).body.items[0];
    await call(ACKNOWLEDGE, { id });
    await later(29 * 60);
    expect(await resumePaging()).toBe(0);
    await later(61);
    expect(await resumePaging()).toBe(1);
    await db().alertRule.updateMany({
      where: { key: 'dead-letters' },
      data: { ackTimeoutSeconds: 7_200 },
    });
    await call(ACKNOWLEDGE, { id });
    await later(3_600);
    await resumePaging();
    expect((await call(ONE, { id })).body.state).toBe('acknowledged');
  });

  it('closes an alert by hand: it stays closed for ten minutes, and fires anew after it was well', async () => {
    const id = await fire('closed');
    const of = () => db().alert.count({ where: { labels: { equals: { heartbeat: 'closed' } } } });
    expect((await call(RESOLVE, { id })).body).toMatchObject({ state: 'resolved', changed: true });
    expect((await call(RESOLVE, { id })).body).toMatchObject({
      changed: false,
      message: 'This alert is over already.',
    });
    await later(10);
    await evaluateDueRules();
    expect(await of()).toBe(1);
    await beat('closed', 'ok');
    await later(10);
    await evaluateDueRules();
    await beat('closed', 'fail');
    await later(10);
    await evaluateDueRules();
    expect(await of()).toBe(2);
    const again = await fire('closed');
    await call(RESOLVE, { id: again });
    await later(601);
    await evaluateDueRules();
    expect(await of()).toBe(3);
  });

  it('reviews an alert, the last word counting', async () => {
    const id = await fire('reviewed');
    expect((await call(REVIEW, { id }, { review: 'noise' })).body).toMatchObject({
      review: 'noise',
      changed: true,
    });
    expect((await call(REVIEW, { id }, { review: 'noise' })).body.changed).toBe(false);
    for (const review of ['actionable', 'duplicate'])
      expect((await call(REVIEW, { id }, { review })).body).toMatchObject({
        review,
        changed: true,
      });
    expect((await call(REVIEW, { id }, { review: 'lovely' })).status).toBe(400);
  });
});

describe('what cannot wait', () => {
  it('is judged as soon as it is stored, before its tick', async () => {
    const end = evaluateAtOnce();
    try {
      await vi.waitFor(
        async () => {
          await beat('at-once', 'fail');
          const labels = { equals: { heartbeat: 'at-once' } };
          expect(await db().alert.count({ where: { labels, state: 'firing' } })).toBe(1);
        },
        { timeout: 60_000, interval: 500 },
      );
    } finally {
      end();
    }
  });
});
