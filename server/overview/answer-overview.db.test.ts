import { afterAll, describe, expect, it } from 'vitest';
import { POST as POST_INFERENCES } from '@/app/api/v1/ai/inferences/route';
import { POST as POST_MOVES } from '@/app/api/v1/breakers/transitions/route';
import { POST as POST_DEPLOYMENTS } from '@/app/api/v1/deployments/route';
import { POST as POST_LOGS } from '@/app/api/v1/logs/route';
import { POST as POST_LETTERS } from '@/app/api/v1/queues/dead-letters/route';
import { POST as POST_SAMPLES } from '@/app/api/v1/queues/samples/route';
import { overviewSchema, overviewStripSchema } from '@/domain/overview/overview-answer';
import { makeAlert } from '@/scripts/testing/access/make-alert';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { sendRecords } from '@/scripts/testing/send-records';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db } from '../db/client';
import { answerOverview } from './answer-overview';
import { answerOverviewStrip } from './answer-overview-strip';

await createTestDatabase();
afterAll(closeConnections);

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const now = Date.now();
const ago = (minutes: number) => now - minutes * MINUTE;

async function makeSender() {
  const made = await makeProject('Shop');
  const sender = await makeApiKey(made, ['ingest']);
  const send = (post: Parameters<typeof sendRecords>[0], records: unknown) =>
    sendRecords(post, sender, records);
  return { id: made.id, slug: made.slug, send };
}

const lines = (count: number, level: string, atMs: number, service = 'payments') =>
  Array.from({ length: count }, (_, index) => ({
    time: new Date(atMs - index * 1_000).toISOString(),
    level,
    service,
    message: `${level} ${index}`,
  }));

/** What the answers are must be what the browser reads. */
const overviewOf = async (id: string) => overviewSchema.parse(await answerOverview(id));
const stripOf = async (project: { id: string; slug: string }) =>
  overviewStripSchema.parse(await answerOverviewStrip(project, { from: 'now-1h', to: 'now' }));

describe('the overview', () => {
  it('of a project that nothing was told of knows nothing, and does not say that all is well', async () => {
    const { id, slug } = await makeSender();
    const overview = await overviewOf(id);
    expect(overview).toMatchObject({ hasAny: false, answer: 'Nothing is known yet', problems: [] });
    for (const { value, health } of overview.tiles)
      expect([value, health]).toEqual([null, 'unknown']);
    const strip = await stripOf({ id, slug });
    expect(strip).toMatchObject({ backlog: null, deadLetters: null, aiFallback: null, marks: [] });
    expect(strip.errors.values.every((value) => value === null)).toBe(true);
  });

  it('says what is wrong, who has it, what it is made of and what changed', async () => {
    const { send, ...project } = await makeSender();
    await send(POST_LOGS, [
      ...lines(40, 'error', ago(1)),
      ...lines(20, 'info', ago(1)),
      ...lines(20, 'info', ago(1), 'search'),
    ]);
    await send(POST_SAMPLES, [
      { queue: 'captures', service: 'payments', depth: 12, dequeued: 100, at: ago(2) },
      { queue: 'captures', service: 'payments', depth: 12, dequeued: 60, at: ago(1) },
      { queue: 'captures-dlq', service: 'payments', depth: 37, at: ago(1) },
      { queue: 'index', service: 'search', depth: 0, at: ago(1) },
    ]);
    await send(POST_MOVES, [
      {
        breaker: 'bank',
        service: 'payments',
        dependency: 'bank',
        from: 'closed',
        to: 'open',
        at: ago(5),
      },
      { breaker: 'index', service: 'search', from: 'open', to: 'closed', at: ago(55) },
    ]);
    await send(POST_INFERENCES, [
      ...Array.from({ length: 40 }, (_, i) => ({
        id: `i${i}`,
        feature: 'answers',
        model: 'm',
        service: 'helpdesk',
        outcome: i < 30 ? 'fallback' : 'ok',
        at: ago(3),
      })),
    ]);
    await send(POST_DEPLOYMENTS, [
      {
        id: 'a',
        service: 'payments',
        environment: 'production',
        sha: 'a1',
        version: '2.3.0',
        status: 'ok',
        finishedAt: ago(50),
      },
      {
        id: 'b',
        service: 'payments',
        environment: 'production',
        sha: 'b2',
        version: '2.3.1',
        status: 'ok',
        finishedAt: ago(20),
      },
    ]);
    const named = await db().service.updateMany({
      where: { projectId: project.id, name: 'payments' },
      data: { ownerTeam: 'Money', tier: 1 },
    });
    expect(named.count).toBe(1);

    const overview = await overviewOf(project.id);
    expect(overview.health).toBe('failing');
    expect(overview.answer).toMatch(/^1 breaker is open, 37 dead letters wait/);
    expect(overview.answer).toContain('payments and helpdesk are failing');
    const [first] = overview.problems;
    expect(first).toMatchObject({ noun: 'service', name: 'payments', ownerTeam: 'Money', tier: 1 });
    expect(first?.reasons.join('; ')).toMatch(/captures-dlq: holds 37 messages.*errors/);
    const tiles = new Map(overview.tiles.map((tile) => [tile.key, tile]));
    expect(tiles.get('deadLetters')).toMatchObject({ value: 37, health: 'failing', usual: null });
    expect(tiles.get('backlog')).toMatchObject({ value: 12 });
    expect(tiles.get('breakers')).toMatchObject({ value: 1, words: 'of 2', health: 'failing' });
    expect(tiles.get('ai')).toMatchObject({ value: 0.75, n: 40, health: 'failing' });
    expect(tiles.get('delivery')).toMatchObject({ value: 2 });
    expect(tiles.get('heartbeats')).toMatchObject({ value: null, health: 'unknown' });
    expect(tiles.get('errors')?.value).toBeCloseTo(40 / 15);
    expect(overview.changes.map(({ version }) => version)).toEqual(['2.3.1', '2.3.0']);
    const states = overview.services.map(({ service, health }) => `${service} ${health}`);
    expect(states).toEqual(['payments failing', 'helpdesk failing', 'search healthy']);
    expect(overview.services[2]?.signals).toMatchObject({
      logs: { health: 'healthy', reason: 'no error' },
      queues: { health: 'healthy' },
      ai: null,
      delivery: null,
    });

    const strip = await stripOf(project);
    const at = strip.errors.times.findLastIndex((time) => time <= ago(1));
    expect(strip.errors.services.filter((service) => service !== null)).toContain('payments');
    expect(strip.errors.values.reduce((sum: number, value) => sum + (value ?? 0), 0)).toBe(40);
    expect(
      strip.breakers.map(({ service, timeline }) => [service, timeline.at(-1)?.state]),
    ).toEqual([
      ['payments', 'open'],
      ['search', 'closed'],
    ]);
    expect(strip.deadLetters).toMatchObject({ isDepth: true });
    expect([strip.deadLetters?.values[at], strip.deadLetters?.services[at]]).toEqual([
      37,
      'payments',
    ]);
    expect([strip.backlog?.values[at], strip.backlog?.services[at]]).toEqual([12, 'payments']);
    expect(Math.max(...(strip.aiFallback?.values ?? []).map((value) => value ?? 0))).toBe(0.75);
    expect(strip.marks.map(({ service, kind }) => `${service} ${kind}`)).toEqual([
      'payments deployment',
      'payments deployment',
    ]);
  });

  it('begins with incidents and alerts that are open, each with who has it', async () => {
    const { id: projectId } = await makeSender();
    const incident = { projectId, severity: 'SEV1', declaredBy: 'Ada', services: [] };
    const began = (minutes: number) => new Date(ago(minutes));
    for (const [number, title, status] of [
      [1, 'Mended', 'resolved'],
      [2, 'Nobody pays', 'identified'],
    ] as const)
      await db().incident.create({
        data: {
          ...incident,
          number,
          title,
          status,
          startedAt: began(9),
          roles: { create: { role: 'commander', name: 'Grace', assignedBy: 'Ada' } },
        },
      });
    await db().service.create({ data: { projectId, name: 'bank', ownerTeam: 'Money' } });
    const taken = await makeAlert(projectId, 'taken');
    const over = await makeAlert(projectId, 'over');
    const firing = await makeAlert(projectId, 'firing');
    const change = (id: string, data: object) =>
      db().alert.update({ where: { projectId_id: { projectId, id } }, data });
    await change(taken.alertId, { state: 'acknowledged', acknowledgedBy: 'Ada' });
    await change(over.alertId, { state: 'resolved' });
    await change(firing.alertId, { service: 'bank' });
    const { problems, answer } = await overviewOf(projectId);
    const told = problems.map(({ noun, name, ownerTeam }) => [noun, name, ownerTeam]);
    expect(told).toEqual([
      ['incident', 'INC-2 Nobody pays', 'Grace'],
      ['alert', 'firing', 'Money'],
      ['alert', 'taken', 'Ada'],
    ]);
    expect(problems[0]?.reasons[0]).toMatch(/^SEV1, /);
    expect(answer).toMatch(/^1 incident is open, 2 alerts are open/);
  });

  it('holds what is told now against the same time of the days before', async () => {
    const { id, send } = await makeSender();
    for (const day of [1, 2, 3]) {
      await send(POST_LOGS, [
        ...lines(30, 'error', now - day * DAY, 'noisy'),
        ...lines(30, 'info', now - day * DAY, 'noisy'),
      ]);
      await send(POST_SAMPLES, [
        { queue: 'mails', service: 'noisy', depth: 40 + day, at: now - day * DAY },
      ]);
    }
    await send(POST_LOGS, [
      ...lines(4, 'error', ago(1), 'noisy'),
      ...lines(9, 'info', ago(1), 'noisy'),
    ]);
    await send(POST_SAMPLES, [{ queue: 'mails', service: 'noisy', depth: 5, at: ago(1) }]);
    const { tiles, services } = await overviewOf(id);
    const usual = new Map(tiles.map((tile) => [tile.key, tile.usual]));
    expect(usual.get('backlog')).toBe(42);
    expect(usual.get('errors')).toBeGreaterThan(0);
    expect(services[0]?.signals.logs).toMatchObject({ health: 'healthy' });
  });

  it('tells nothing of other projects', async () => {
    const mine = await makeSender();
    const other = await makeSender();
    await other.send(POST_LOGS, lines(40, 'error', ago(1), 'theirs'));
    await other.send(POST_LETTERS, { queue: 'theirs', messageId: 'm', error: 'no', at: ago(1) });
    expect((await overviewOf(mine.id)).hasAny).toBe(false);
    const { errors } = await stripOf(mine);
    expect(errors.services.every((service) => service === null)).toBe(true);
    expect((await overviewOf(other.id)).services.map(({ service }) => service)).toEqual(['theirs']);
  });
});
