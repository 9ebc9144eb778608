import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCollectorSchema } from '@/domain/collectors/schemas';
import { OTHER } from '@/domain/metrics/series-cap';
import { makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db, systemPool } from '@/server/db/client';
import { claimDueCollectors, settleCollector } from '../db/sql/due-collectors';
import { MOST_SERIES } from '../metrics/admit-series';
import { changeCollector } from './change-collector';
import { createCollector } from './create-collector';
import { listCollectors } from './list-collectors';
import { removeCollector } from './remove-collector';
import { runDueCollectors } from './run-due-collectors';
import { testCollector } from './test-collector';

await createTestDatabase();
const SECRET = 'a token that nobody sees again';

/** A service with a page of metrics for whoever has the token. */
let server: Server;
let page = '';
let project: Awaited<ReturnType<typeof makeProject>>;
let origin = '';

beforeAll(async () => {
  server = createServer(({ url, headers }, response) => {
    const isAdmitted = headers.authorization === `Bearer ${SECRET}`;
    if (url === '/moved') response.writeHead(302, { location: '/metrics' }).end();
    else if (!isAdmitted) response.writeHead(401).end('who are you?');
    else response.end(page);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  project = await makeProject('Collectors');
});
afterAll(async () => {
  server.close();
  await closeConnections();
});

const input = (more: Record<string, unknown> = {}) =>
  createCollectorSchema.parse({
    kind: 'prometheus',
    name: 'Payments',
    url: `${origin}/metrics`,
    secret: SECRET,
    service: 'payments',
    ...more,
  });
const run = () => runDueCollectors(new AbortController().signal);
const makeDue = () => db().collector.updateMany({ data: { runAfter: new Date(0) } });
const list = () => listCollectors(project.ctx);

describe('a collector', () => {
  it('is tested before it is added: what it would find, or what is in the way', async () => {
    page =
      '# TYPE rabbitmq_queue_messages_ready gauge\nrabbitmq_queue_messages_ready{queue="a"} 3\n';
    const test = (more?: Record<string, unknown>) =>
      testCollector({ ctx: project.ctx, input: input(more) });
    expect(await test()).toEqual({ ok: true, found: '1 value' });
    expect(await test({ secret: 'another' })).toMatchObject({
      message: expect.stringContaining('refused the credentials (401)'),
    });
    expect(await test({ url: `${origin}/moved` })).toMatchObject({
      hint: 'Redirects are not followed: give the final address.',
    });
    expect(await test({ url: 'http://127.0.0.1:1/metrics' })).toMatchObject({
      message: '127.0.0.1:1 cannot be reached: ECONNREFUSED.',
    });
    expect(await test({ url: 'http://169.254.169.254/latest' })).toMatchObject({ ok: false });
    page = '<html>Sign in</html>';
    expect(await test()).toMatchObject({
      message: expect.stringContaining('no page of metrics'),
    });
    expect(await test({ kind: 'rabbitmq', username: 'guest', secret: 'x' })).toMatchObject({
      ok: false,
    });
    expect(await list()).toEqual([]);
    expect(await db().auditEntry.count({ where: { action: 'collector.test' } })).toBe(7);
  });

  it('turns down addresses that are none, of another kind, or with a password in them', () => {
    const problem = (kind: string, url: string) =>
      createCollectorSchema.safeParse({ kind, name: 'x', url }).error?.issues[0]?.message;
    expect(problem('bullmq', 'http://redis')).toContain('must begin with redis:// or rediss://');
    expect(problem('rabbitmq', 'file:///etc/passwd')).toContain('must begin with http://');
    expect(problem('bullmq', 'redis://:hunter2@redis')).toContain('must not hold a password');
    expect(problem('prometheus', 'payments')).toContain('must be an address such as');
  });

  it('is visited in its turn, keeps its secret to itself, and tells how the visit went', async () => {
    page =
      '# TYPE rabbitmq_queue_messages_ready gauge\nrabbitmq_queue_messages_ready{queue="a"} 3\n';
    const { id } = await createCollector({ ctx: project.ctx, input: input() });
    await run();
    const [listed] = await list();
    expect(listed).toMatchObject({ id, hasSecret: true, lastFound: '1 value', lastError: null });
    expect(JSON.stringify(listed)).not.toContain(SECRET);
    const row = await db().collector.findFirstOrThrow({ where: { id } });
    expect(Buffer.from(row.secret ?? []).includes(Buffer.from(SECRET))).toBe(false);
    expect(row.runAfter.getTime() - (row.lastStartedAt?.getTime() ?? 0)).toBe(30_000);
    const samples = await db().queueSample.findMany({ where: { projectId: project.id } });
    expect(samples).toMatchObject([{ queue: 'a', depth: 3, service: 'payments' }]);
    // Not due again.
    await run();
    expect(await db().queueSample.count({ where: { projectId: project.id } })).toBe(1);
  });

  it('that fails tells why and since when, and forgets it when a visit goes well', async () => {
    const [collector] = await list();
    const id = collector?.id ?? '';
    await changeCollector({ ctx: project.ctx, id, input: { secret: 'wrong' } });
    await makeDue();
    await run();
    const [first] = await list();
    expect(first).toMatchObject({
      lastError: expect.stringContaining('refused the credentials'),
      lastFound: '1 value',
      failingSince: expect.any(String),
    });
    await makeDue();
    await run();
    const [second] = await list();
    expect(second?.failingSince).toBe(first?.failingSince);
    await changeCollector({ ctx: project.ctx, id, input: { secret: SECRET } });
    await run();
    expect(await list()).toMatchObject([{ lastError: null, failingSince: null }]);
  });

  it('whose secret was sealed under another CANDOR_SECRET says so', async () => {
    const [collector] = await list();
    const id = collector?.id ?? '';
    await db().collector.updateMany({
      where: { id },
      data: { secret: new Uint8Array(64).fill(1) },
    });
    await makeDue();
    await run();
    const [told] = await list();
    expect(told?.lastError).toContain('CANDOR_SECRET is another one');
    await changeCollector({ ctx: project.ctx, id, input: { secret: SECRET } });
  });

  it('is claimed by one worker at a time; one that was too slow settles nothing', async () => {
    await makeDue();
    const claims = await Promise.all([1, 2, 3].map(() => claimDueCollectors(systemPool(), 8, 90)));
    expect(claims.flat()).toHaveLength(1);
    const [slow] = claims.flat();
    if (slow === undefined) throw new Error('Nothing was claimed.');
    await makeDue();
    await run();
    await settleCollector(systemPool(), { ...slow, outcome: { error: 'too late' } });
    expect(await list()).toMatchObject([{ lastError: null }]);
  });

  it('that finds more series than a project has room for keeps those it knew, and loses no value', async () => {
    const crowd = await makeProject('Crowd');
    const where = { projectId: crowd.id };
    const visit = async () => {
      await makeDue();
      await run();
      return db().collector.findFirstOrThrow({ where });
    };
    await createCollector({ ctx: crowd.ctx, input: input() });
    page = '# TYPE known gauge\nknown 1\n';
    await visit();
    const users = Array.from({ length: MOST_SERIES + 400 }, (_, n) => `seats{user="${n}"} 1`);
    page = ['# TYPE seats gauge', ...users, '# TYPE known gauge', 'known 2', ''].join('\n');
    expect(await visit()).toMatchObject({ lastFound: '10,401 values', lastError: null });
    const series = await db().metricSeries.findMany({ where });
    const others = series.filter(({ labels }) => JSON.stringify(labels).includes(OTHER));
    expect([series.length, others.length]).toEqual([MOST_SERIES + 1, 1]);
    const known = series.find(({ name }) => name === 'known');
    const sums = await db().metricRollupMinute.groupBy({
      by: ['seriesId'],
      where,
      _sum: { count: true },
    });
    const countOf = (id?: string) =>
      Number(sums.find(({ seriesId }) => seriesId === id)?._sum.count);
    expect([countOf(known?.id), countOf(others[0]?.id)]).toEqual([2, 401]);
    const dropped = await db().metricDroppedHour.aggregate({ where, _sum: { points: true } });
    expect(Number(dropped._sum.points)).toBe(401);
    await db().collector.deleteMany({ where });
  });

  it('that is paused, or of an archived project, is left alone', async () => {
    const [collector] = await list();
    const id = collector?.id ?? '';
    await changeCollector({ ctx: project.ctx, id, input: { isPaused: true } });
    await makeDue();
    expect(await claimDueCollectors(systemPool(), 8, 90)).toEqual([]);
    await changeCollector({ ctx: project.ctx, id, input: { isPaused: false } });
    const where = { id: project.id };
    await db().project.update({ where, data: { archivedAt: new Date() } });
    expect(await claimDueCollectors(systemPool(), 8, 90)).toEqual([]);
    await db().project.update({ where, data: { archivedAt: null } });
  });

  it('can be removed, once, and its making and changes are on record', async () => {
    const [collector] = await list();
    const id = collector?.id ?? '';
    await removeCollector({ ctx: project.ctx, id });
    await expect(removeCollector({ ctx: project.ctx, id })).rejects.toThrow('no such collector');
    const entries = await db().auditEntry.findMany({
      where: { projectId: project.id, action: { not: 'collector.test' } },
    });
    const actions = entries
      .map(({ action }) => action)
      .filter((one) => one.startsWith('collector'));
    expect(new Set(actions)).toEqual(
      new Set(['collector.create', 'collector.change', 'collector.remove']),
    );
    expect(JSON.stringify(entries.map(({ details }) => details))).not.toContain(SECRET);
  });
});
