import { afterAll, describe, expect, it } from 'vitest';
import { POST as POST_INFERENCES } from '@/app/api/v1/ai/inferences/route';
import { POST as POST_MOVES } from '@/app/api/v1/breakers/transitions/route';
import { POST as POST_DEPLOYMENTS } from '@/app/api/v1/deployments/route';
import { POST as POST_LOGS } from '@/app/api/v1/logs/route';
import { POST as POST_LETTERS } from '@/app/api/v1/queues/dead-letters/route';
import { POST as POST_SAMPLES } from '@/app/api/v1/queues/samples/route';
import { GET as GET_ONE } from '@/app/api/v1/services/[name]/route';
import { GET } from '@/app/api/v1/services/route';
import { serviceChangeSchema } from '@/domain/services/schemas';
import { serviceDetailSchema, serviceListSchema } from '@/domain/services/service-answer';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { sendRecords } from '@/scripts/testing/send-records';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db } from '../db/client';
import { answerOverviewStrip } from '../overview/answer-overview-strip';
import { answerService } from './answer-service';
import { changeService } from './change-service';
import { removeService } from './remove-service';

await createTestDatabase();
afterAll(closeConnections);

const MINUTE = 60_000;
const ago = (minutes: number) => Date.now() - minutes * MINUTE;

async function makeShop() {
  const project = await makeProject('Shop');
  const sender = await makeApiKey(project, ['ingest', 'read']);
  const send = (post: Parameters<typeof sendRecords>[0], records: unknown) =>
    sendRecords(post, sender, records);
  const ask = async (get: typeof GET, name?: string) => {
    const headers = { authorization: sender.authorization };
    const request = new Request('http://candor.test/api/v1/services?from=now-1h', { headers });
    return get(request, { params: Promise.resolve({ name }) });
  };
  const list = async () => {
    const response = await ask(GET);
    const body = await response.json();
    expect([response.status, body]).toEqual([200, expect.anything()]);
    return serviceListSchema.parse(body);
  };
  const one = async (name: string) =>
    serviceDetailSchema.parse(await (await ask(GET_ONE, name)).json());
  return { ...project, send, ask, list, one };
}

const line = (service: string, level: string, atMs: number, more = {}) => ({
  time: new Date(atMs).toISOString(),
  level,
  service,
  message: `${service} ${level}`,
  ...more,
});

/** Logs are noted beside their commit. */
const noted = (projectId: string, name: string) =>
  expect.poll(() => db().service.count({ where: { projectId, name } })).toBe(1);

describe('the catalogue', () => {
  it('is empty before anything was told', async () => {
    const { list } = await makeShop();
    expect(await list()).toMatchObject({ items: [], nextCursor: null });
  });

  it('has a service as soon as a log line names it, with where it runs', async () => {
    const { id, send, list } = await makeShop();
    await send(POST_LOGS, [
      line('search', 'info', ago(1), { environment: 'production', version: '4.1.0' }),
      line('search', 'info', ago(1), { environment: 'staging', version: '4.2.0' }),
    ]);
    await noted(id, 'search');
    await expect
      .poll(() => db().serviceSighting.count({ where: { projectId: id, service: 'search' } }))
      .toBe(2);
    const [service] = (await list()).items;
    expect(service).toMatchObject({
      service: 'search',
      health: 'healthy',
      reason: 'no error',
      ownerTeam: null,
      tier: null,
      runbookUrl: null,
      sends: [{ signal: 'logs' }],
    });
    expect(
      service?.places.map(({ environment, version }) => [environment, version]).sort(),
    ).toEqual([
      ['production', '4.1.0'],
      ['staging', '4.2.0'],
    ]);
    expect(new Set(service?.errorsTrend.filter((errors) => errors !== null))).toEqual(new Set([0]));
  });

  it('notes a service that went on logging no second time within the minute', async () => {
    const { id, send } = await makeShop();
    await send(POST_LOGS, [line('quiet', 'info', ago(1))]);
    await noted(id, 'quiet');
    const where = { projectId_name: { projectId: id, name: 'quiet' } };
    const before = await db().service.findUniqueOrThrow({ where });
    await send(POST_LOGS, [line('quiet', 'info', ago(1)), line('loud', 'info', ago(1))]);
    await noted(id, 'loud');
    expect(await db().service.findUniqueOrThrow({ where })).toEqual(before);
  });

  it('says of what each signal told where it ran, and which version was seen last', async () => {
    const { send, list } = await makeShop();
    const inference = { feature: 'reply', model: 'm', service: 'desk', environment: 'production' };
    await send(POST_INFERENCES, { ...inference, id: 'i1', version: '1.0', at: ago(2) });
    await send(POST_INFERENCES, { ...inference, id: 'i2', version: '1.1', at: ago(1) });
    await send(POST_SAMPLES, { queue: 'mails', service: 'desk', depth: 1, at: ago(1) });
    const [desk] = (await list()).items;
    expect(desk?.sends.map(({ signal }) => signal).sort()).toEqual(['ai', 'queues']);
    expect(desk?.places).toMatchObject([{ environment: 'production', version: '1.1' }]);
  });

  it('puts the worst first and says why in words', async () => {
    const { send, list } = await makeShop();
    await send(POST_SAMPLES, { queue: 'index', service: 'search', depth: 0, at: ago(1) });
    await send(POST_LETTERS, {
      queue: 'captures-dlq',
      service: 'payments',
      messageId: 'm-1',
      error: 'no',
      at: ago(1),
    });
    await send(POST_MOVES, { breaker: 'bank', service: 'payments', to: 'open', at: ago(3) });
    const { items } = await list();
    expect(items.map(({ service, health }) => [service, health])).toEqual([
      ['payments', 'failing'],
      ['search', 'healthy'],
    ]);
    expect(items[0]?.reason).toMatch(/bank.*captures-dlq/s);
  });

  it('keeps a service that nothing names any more, and says that nothing is heard of it', async () => {
    const { id, list } = await makeShop();
    const seen = new Date(ago(12 * 24 * 60));
    await db().service.create({
      data: { projectId: id, name: 'old', firstSeenAt: seen, lastSeenAt: seen },
    });
    expect((await list()).items).toMatchObject([
      { service: 'old', health: 'unknown', reason: 'nothing heard of it for 12\u00a0d', sends: [] },
    ]);
  });
});

describe('a service', () => {
  it('has its queues, breakers, features, lines and deployments, and nobody else’s', async () => {
    const { slug, id, send, one, list } = await makeShop();
    const loggedMs = ago(2);
    await send(POST_LOGS, [
      line('payments', 'error', loggedMs),
      line('payments', 'info', loggedMs),
      line('search', 'error', loggedMs),
    ]);
    await send(POST_SAMPLES, [
      { queue: 'captures', service: 'payments', depth: 3, at: ago(2) },
      { queue: 'index', service: 'search', depth: 5, at: ago(2) },
    ]);
    await send(POST_MOVES, [
      { breaker: 'bank', service: 'payments', dependency: 'bank', to: 'open', at: ago(4) },
      { breaker: 'pay', service: 'checkout', dependency: 'payments', to: 'open', at: ago(3) },
      { breaker: 'other', service: 'search', dependency: 'index', to: 'open', at: ago(3) },
    ]);
    await send(POST_INFERENCES, [
      { id: 'a', feature: 'fraud', model: 'm1', service: 'payments', at: ago(5), outcome: 'error' },
      { id: 'b', feature: 'fraud', model: 'm2', service: 'payments', at: ago(5) },
      { id: 'c', feature: 'rank', model: 'm2', service: 'search', at: ago(5) },
    ]);
    const deployment = { environment: 'production', sha: 'abc1234', status: 'succeeded' };
    await send(POST_DEPLOYMENTS, [
      { ...deployment, id: 'd1', service: 'payments', version: '2.3.1', finishedAt: ago(20) },
      { ...deployment, id: 'd2', service: 'search', version: '9', finishedAt: ago(10) },
    ]);
    const detail = await one('payments');
    expect(detail.service).toMatchObject({ service: 'payments', health: 'failing' });
    expect(detail.queues.map(({ queue }) => queue)).toEqual(['captures']);
    expect(detail.breakers.map(({ breaker }) => breaker)).toEqual(['bank']);
    expect(detail.breakersOnIt.map(({ breaker }) => breaker)).toEqual(['pay']);
    expect(detail.features.items).toMatchObject([
      { feature: 'fraud', models: ['m1', 'm2'], inferences: 2, errorRate: { value: 0.5, n: 2 } },
    ]);
    expect(detail.deployments.map(({ version }) => version)).toEqual(['2.3.1']);
    expect(detail.series.errors.filter((errors) => errors !== null)).toEqual([1]);
    const hours = await answerService(id, 'payments', { from: 'now-30d' });
    expect(hours.series.lines.reduce<number>((sum, lines) => sum + (lines ?? 0), 0)).toBe(2);
    const trend = (await list()).items.find((one) => one.service === 'payments')?.errorsTrend;
    expect(trend?.reduce<number>((sum, errors) => sum + (errors ?? 0), 0)).toBe(1);
    expect(detail.series.errorRate.filter((rate) => rate !== null)).toEqual([0.5]);
    const strip = await answerOverviewStrip({ id, slug }, { from: 'now-1h', service: 'payments' });
    expect(strip.breakers.map(({ service }) => service).sort()).toEqual(['checkout', 'payments']);
    expect(strip.marks.map(({ service }) => service)).toEqual(['payments']);
    expect(strip.errors.values.reduce<number>((sum, one) => sum + (one ?? 0), 0)).toBe(1);
    expect(Math.max(...(strip.backlog?.values ?? []).map((value) => value ?? 0))).toBe(3);
  });

  it('that nothing ever named is not there, nor is another project’s', async () => {
    const mine = await makeShop();
    const other = await makeShop();
    await other.send(POST_SAMPLES, { queue: 'q', service: 'theirs', depth: 1, at: ago(1) });
    expect((await mine.ask(GET_ONE, 'theirs')).status).toBe(404);
    expect((await mine.list()).items).toEqual([]);
    await expect(
      changeService({ ctx: mine.ctx, name: 'theirs', input: { ownerTeam: 'Me' } }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is changed field by field, with an audit entry that says from what to what', async () => {
    const { id, ctx, send, one } = await makeShop();
    await send(POST_SAMPLES, { queue: 'q', service: 'desk', depth: 1, at: ago(1) });
    const change = (input: object) =>
      changeService({ ctx, name: 'desk', input: serviceChangeSchema.parse(input) });
    await change({ ownerTeam: 'Support', tier: 2, runbookUrl: 'https://wiki.example.com/desk' });
    await change({ ownerTeam: '', description: 'Answers customers' });
    await change({ tier: 2 });
    expect((await one('desk')).service).toMatchObject({
      ownerTeam: null,
      tier: 2,
      runbookUrl: 'https://wiki.example.com/desk',
      description: 'Answers customers',
    });
    const entries = await db().auditEntry.findMany({
      where: { projectId: id, action: 'service.update' },
      orderBy: { at: 'asc' },
    });
    expect(entries.map(({ subject, details }) => ({ subject, details }))).toEqual([
      {
        subject: 'desk',
        details: {
          ownerTeamFrom: null,
          ownerTeamTo: 'Support',
          tierFrom: null,
          tierTo: 2,
          runbookUrlFrom: null,
          runbookUrlTo: 'https://wiki.example.com/desk',
        },
      },
      {
        subject: 'desk',
        details: {
          ownerTeamFrom: 'Support',
          ownerTeamTo: null,
          descriptionFrom: null,
          descriptionTo: 'Answers customers',
        },
      },
    ]);
  });

  it('that was removed is gone though its queue is still there, and is back, unowned, once a signal names it', async () => {
    const { id, ctx, send, one, list, ask } = await makeShop();
    const sample = (depth: number) =>
      send(POST_SAMPLES, { queue: 'q', service: 'dekc', depth, at: ago(1) });
    await sample(1);
    await changeService({ ctx, name: 'dekc', input: { ownerTeam: 'Support' } });
    await removeService({ ctx, name: 'dekc' });
    expect((await list()).items).toEqual([]);
    expect((await ask(GET_ONE, 'dekc')).status).toBe(404);
    for (const again of [
      () => removeService({ ctx, name: 'dekc' }),
      () => changeService({ ctx, name: 'dekc', input: { tier: 1 } }),
    ])
      await expect(again()).rejects.toMatchObject({ code: 'not_found' });
    expect(
      await db().auditEntry.findMany({
        where: { projectId: id, action: 'service.remove' },
        select: { subject: true, details: true },
      }),
    ).toMatchObject([{ subject: 'dekc', details: { ownerTeam: 'Support' } }]);
    await sample(2);
    expect((await one('dekc')).service).toMatchObject({
      ownerTeam: null,
      sends: [{ signal: 'queues' }],
    });
    expect((await list()).items).toHaveLength(1);
  });

  it('that two people change at once keeps what both wrote', async () => {
    const { ctx, send, one } = await makeShop();
    await send(POST_SAMPLES, { queue: 'q', service: 'desk', depth: 1, at: ago(1) });
    await Promise.all([
      changeService({ ctx, name: 'desk', input: { ownerTeam: 'Support' } }),
      changeService({ ctx, name: 'desk', input: { tier: 3 } }),
    ]);
    expect((await one('desk')).service).toMatchObject({ ownerTeam: 'Support', tier: 3 });
  });
});
