import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoEvents } from '@/domain/demo/demo-events';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { forgetAllApiKeys } from '@/server/access/api-key-cache';
import { systemContext } from '@/server/context';
import { closeConnections, db } from '@/server/db/client';
import { breakPayments } from './break-payments';
import { DEMO_SEED, findDemoProject } from './demo-project';
import { mendPayments } from './mend-payments';
import { DemoPostError } from './post-demo-records';
import { readPaymentsState } from './read-payments-state';
import { seedDemo } from './seed-demo';
import { simulateDemo } from './simulate-demo';

await createTestDatabase();

const HOUR_MS = 3_600_000;
const pastMs = 2 * HOUR_MS;
const signal = new AbortController().signal;

/** What stands before the real route: nothing, or an answer given instead of it. */
let instead: (count: number) => Response | undefined = () => undefined;
let requests = 0;

const BEATS = '/api/v1/heartbeats/';

type Handler = (request: Request, args: { params: Promise<object> }) => Promise<Response>;

/** Answers as the product's own route of that address does. */
async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const isBeat = pathname.startsWith(BEATS);
  const folder = isBeat ? `${BEATS}[slug]` : pathname;
  const file = path.resolve(`app${folder}/route.ts`);
  if (!existsSync(file)) return Response.json({}, { status: 404 });
  const { POST }: { POST: Handler } = await import(file);
  return POST(request, { params: Promise.resolve({ slug: pathname.slice(BEATS.length) }) });
}

const server = createServer(async (incoming, outgoing) => {
  requests += 1;
  const given = instead(requests);
  const response =
    given ??
    (await answer(
      new Request(`http://127.0.0.1${incoming.url}`, {
        method: 'POST',
        headers: Object.entries(incoming.headers).map(([name, value]): [string, string] => [
          name,
          String(value),
        ]),
        body: Readable.toWeb(incoming) as ReadableStream,
        duplex: 'half',
      } satisfies RequestInit & { duplex: 'half' } as RequestInit),
    ));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
});
let baseUrl = '';

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(async () => {
  await db().ingestRequest.deleteMany({});
  await db().logEvent.deleteMany({});
  await db().organisation.deleteMany({});
  await db().user.deleteMany({});
  forgetAllApiKeys();
  instead = () => undefined;
  requests = 0;
});

afterAll(async () => {
  server.close();
  await closeConnections();
});

async function demo() {
  const project = await findDemoProject();
  if (project === null) throw new Error('there is no demo project');
  return project;
}

async function queueIds(projectId: string, queue: string): Promise<string[]> {
  const groups = await db().deadLetterGroup.findMany({ where: { projectId, queue } });
  return groups.map(({ queueId }) => queueId);
}

async function expectStory(untilMs: number): Promise<void> {
  const { id, anchorMs } = await demo();
  const fromMs = anchorMs - pastMs;
  const told = [...demoEvents({ seed: DEMO_SEED, fromMs, toMs: untilMs, anchorMs })];
  const stored = await db().logEvent.findMany({
    where: { projectId: id },
    select: { ts: true, message: true, flags: true },
  });
  const lines = (all: { at: number; message: string }[]) =>
    all.map(({ at, message }) => `${at} ${message}`).sort();
  expect(lines(stored.map(({ ts, message }) => ({ at: ts.getTime(), message })))).toEqual(
    lines(told.map(({ time, message }) => ({ at: Date.parse(time), message }))),
  );
  expect(stored.every(({ flags }) => flags.length === 0)).toBe(true);
}

describe('filling the demo project', () => {
  test('leaves no dead letter open that was put back into its queue', async () => {
    await seedDemo({ baseUrl, pastMs: 3 * HOUR_MS });
    const { id: projectId } = await demo();
    const captures = await queueIds(projectId, 'payments.capture.dlq');
    const emptied = await db().queueRollupMinute.findFirstOrThrow({
      where: { projectId, depthLast: 0, queueId: { in: captures } },
      orderBy: { bucket: 'desc' },
    });
    const letters = await db().deadLetter.findMany({ where: { projectId } });
    const open = letters.filter(({ handledAt }) => handledAt === null);
    expect(letters.length - open.length).toBeGreaterThan(20);
    const before = open.filter(({ failedAt }) => failedAt < (emptied.depthAt ?? failedAt));
    expect(before.filter(({ queueId }) => captures.includes(queueId))).toEqual([]);
    const groups = await db().deadLetterGroup.findMany({ where: { projectId } });
    const counted = groups.reduce((sum, { openCount }) => sum + Number(openCount), 0);
    expect(counted).toBe(open.length);
    for (const { openCount, oldestOpenAt, handledNote } of groups) {
      expect(oldestOpenAt === null).toBe(openCount === 0n);
      if (openCount === 0n) expect(handledNote).toMatch(/^Re-driven/);
    }
  });

  test('stores the whole story as it is told, at its own times, and is done once', async () => {
    const shares: number[] = [];
    const onProgress = ({ share }: { share: number }) => shares.push(share);
    const { slug, sent } = await seedDemo({ baseUrl, pastMs, onProgress });
    expect(slug).toBe('demo');
    expect(sent).toBeGreaterThan(1_500);
    expect(shares.at(-1)).toBeCloseTo(1, 1);
    await expectStory((await demo()).anchorMs);
    expect(await seedDemo({ baseUrl, pastMs })).toEqual({ slug: 'demo', sent: 0 });
    expect(await db().project.count()).toBe(1);
    expect(await db().service.findFirst({ where: { name: 'payments' } })).toMatchObject({
      ownerTeam: 'Payments',
      tier: 1,
      runbookUrl: 'https://wiki.example.com/runbooks/payments',
    });
    expect(await db().postmortem.findMany()).toMatchObject([{ status: 'published', revision: 3 }]);
    const actions = await db().actionItem.findMany({ orderBy: { dueOn: 'asc' } });
    expect(actions).toMatchObject([
      { status: 'open', telemetryCheck: null },
      { status: 'done', closedBy: 'telemetry' },
      { status: 'open' },
      { status: 'open' },
    ]);
    expect(actions[0]?.dueOn?.getTime()).toBeLessThan(Date.now() - 24 * HOUR_MS);
  });

  test('waits for a product that is busy', async () => {
    instead = (count) =>
      count === 1
        ? Response.json({}, { status: 503, headers: { 'retry-after': '0.05' } })
        : undefined;
    await seedDemo({ baseUrl, pastMs });
    await expectStory((await demo()).anchorMs);
  });

  test('goes on after being broken off, without storing anything twice', async () => {
    instead = (count) => (count > 1 ? Response.json({}, { status: 500 }) : undefined);
    await expect(seedDemo({ baseUrl, pastMs })).rejects.toThrow(DemoPostError);
    expect((await demo()).isSeeded).toBe(false);
    instead = () => undefined;
    await seedDemo({ baseUrl, pastMs });
    await expectStory((await demo()).anchorMs);
  });

  test('leaves the short address to a project that has it already', async () => {
    const { id: organisationId } = await db().organisation.create({ data: { name: 'Acme' } });
    await db().project.create({ data: { organisationId, slug: 'demo', name: 'Ours' } });
    const { slug } = await seedDemo({ baseUrl, pastMs: 60_000 });
    expect(slug).toBe('demo-shop');
  });
});

describe('the simulator', () => {
  test('goes on with the story from where it was left, each event once', async () => {
    await seedDemo({ baseUrl, pastMs });
    const { id, anchorMs } = await demo();
    await db()
      .$executeRaw`UPDATE project SET created_at = created_at - interval '10 minutes' WHERE id = ${id}::uuid`;
    const moved = await demo();
    expect(moved.anchorMs).toBe(anchorMs - 600_000);
    await db().logEvent.deleteMany({});
    expect(await simulateDemo({ baseUrl, signal })).toBeGreaterThan(100);
    await simulateDemo({ baseUrl, signal });
    const newest = await db().ingestRequest.findFirstOrThrow({
      where: { idempotencyKey: { startsWith: 'demo-live-' } },
      orderBy: { idempotencyKey: 'desc' },
    });
    const untilMs = Number(newest.idempotencyKey.slice('demo-live-'.length));
    const told = [
      ...demoEvents({
        seed: DEMO_SEED,
        fromMs: moved.anchorMs,
        toMs: untilMs,
        anchorMs: moved.anchorMs,
      }),
    ];
    expect(await db().logEvent.count({ where: { projectId: id } })).toBe(told.length);
  });

  test('tells of the lost receipts until somebody says that they are handled', async () => {
    await seedDemo({ baseUrl, pastMs });
    const { id: projectId } = await demo();
    const depthNow = async () => {
      await db().ingestRequest.deleteMany({});
      await db().$executeRaw`UPDATE project SET created_at = created_at - interval '1 minute'`;
      await simulateDemo({ baseUrl, signal });
      const [queueId = ''] = await queueIds(projectId, 'notifications.receipts.dlq');
      const told = await db().queueRollupMinute.findFirstOrThrow({
        where: { projectId, queueId },
        orderBy: { bucket: 'desc' },
      });
      return Number(told.depthLast);
    };
    const open = await db().deadLetter.count({
      where: { projectId, messageId: { startsWith: 'rcp-' }, handledAt: null },
    });
    expect(open).toBeGreaterThan(3);
    expect(await depthNow()).toBe(open);
    await db().deadLetterGroup.updateMany({
      where: { projectId, queue: 'notifications.receipts.dlq' },
      data: { openCount: 0 },
    });
    expect(await depthNow()).toBe(0);
  });

  test('takes payments down and up again when somebody breaks and mends it, told of by its callers', async () => {
    await seedDemo({ baseUrl, pastMs: 60_000 });
    const { id: projectId } = await demo();
    const ctx = { ...systemContext('Test'), projectId, role: null, scopes: [] };
    const pass = (time: string) =>
      db()
        .$executeRaw`UPDATE project SET payments_down_since = payments_down_since - ${time}::interval,
        created_at = created_at - ${time}::interval`;
    const breaker = async () => {
      const { id: breakerId } = await db().breaker.findFirstOrThrow({
        where: { projectId, service: 'checkout', name: 'payments' },
      });
      return db().breakerInstance.findFirstOrThrow({ where: { projectId, breakerId } });
    };
    const actions = async () => {
      const entries = await db().auditEntry.findMany({
        where: { projectId },
        orderBy: { id: 'asc' },
      });
      return entries.map(({ action }) => action).filter((action) => action.startsWith('demo.'));
    };
    expect(await readPaymentsState(projectId)).toEqual({ outage: null, because: null });
    await breakPayments({ ctx });
    await breakPayments({ ctx });
    const { outage } = await readPaymentsState(projectId);
    expect(Date.parse(outage?.until ?? '') - Date.parse(outage?.since ?? '')).toBe(30 * 60_000);
    await pass('5 seconds');
    await simulateDemo({ baseUrl, signal });
    expect((await breaker()).state).toBe('open');
    await mendPayments({ ctx });
    await mendPayments({ ctx });
    expect((await readPaymentsState(projectId)).outage).toBeNull();
    await db()
      .$executeRaw`UPDATE project SET payments_down_until = payments_down_until - interval '3 seconds'`;
    await db().ingestRequest.deleteMany({});
    await simulateDemo({ baseUrl, signal });
    expect((await breaker()).state).toBe('closed');
    expect(await actions()).toEqual(['demo.seed', 'demo.break_payments', 'demo.mend_payments']);
    await db().project.update({ where: { id: projectId }, data: { simulatorEnabled: false } });
    await expect(breakPayments({ ctx })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('makes up for no more than six hours after a pause', async () => {
    await seedDemo({ baseUrl, pastMs: 60_000 });
    const { id } = await demo();
    await db().logEvent.deleteMany({});
    await db()
      .$executeRaw`UPDATE project SET created_at = created_at - interval '3 days' WHERE id = ${id}::uuid`;
    const beganMs = Date.now();
    await simulateDemo({ baseUrl, signal });
    const first = await db().logEvent.findFirstOrThrow({ orderBy: { ts: 'asc' } });
    expect(beganMs - first.ts.getTime()).toBeLessThan(6 * HOUR_MS + 60_000);
    expect(beganMs - first.ts.getTime()).toBeGreaterThan(5.5 * HOUR_MS);
  });

  test.each([
    ['switched off', { simulatorEnabled: false }],
    ['archived', { archivedAt: new Date() }],
  ])('is silent in a project that is %s', async (_state, data) => {
    await seedDemo({ baseUrl, pastMs: 60_000 });
    await db().project.update({ where: { id: (await demo()).id }, data });
    requests = 0;
    expect(await simulateDemo({ baseUrl, signal })).toBe(0);
    expect(requests).toBe(0);
  });

  test('says nothing before the fortnight is there, and nothing once its key was revoked', async () => {
    instead = () => Response.json({}, { status: 500 });
    await expect(seedDemo({ baseUrl, pastMs })).rejects.toThrow(DemoPostError);
    expect(await simulateDemo({ baseUrl, signal })).toBe(0);
    instead = () => undefined;
    await seedDemo({ baseUrl, pastMs: 60_000 });
    await db().apiKey.updateMany({ data: { revokedAt: new Date() } });
    requests = 0;
    await db().$executeRaw`UPDATE project SET created_at = created_at - interval '1 minute'`;
    expect(await simulateDemo({ baseUrl, signal })).toBe(0);
    expect(requests).toBe(0);
  });
});
