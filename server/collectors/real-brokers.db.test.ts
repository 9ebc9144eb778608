import { once } from 'node:events';
import { connect } from 'amqplib';
import { Queue, Worker } from 'bullmq';
import { Redis as RedisClient } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCollectorSchema } from '@/domain/collectors/schemas';
import { askUntil } from '@/scripts/testing/brokers/server-process';
import { type Rabbit, startRabbit } from '@/scripts/testing/brokers/start-rabbit';
import { type Redis, startRedis } from '@/scripts/testing/brokers/start-redis';
import { whyWithout } from '@/scripts/testing/brokers/why-without';
import { makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db } from '@/server/db/client';
import { createCollector } from './create-collector';
import { listCollectors } from './list-collectors';
import { runDueCollectors } from './run-due-collectors';
import { testCollector } from './test-collector';

await createTestDatabase();
/** RabbitMQ takes its time to start, and to measure its queues, on a busy machine. */
const RABBIT_MS = 180_000;
let project: Awaited<ReturnType<typeof makeProject>>;
beforeAll(async () => {
  project = await makeProject('Brokers');
});
afterAll(closeConnections);

async function visit(input: Record<string, unknown>) {
  await createCollector({ ctx: project.ctx, input: createCollectorSchema.parse(input) });
  await runDueCollectors(new AbortController().signal);
}
const samplesOf = (system: string) =>
  db().queueSample.findMany({
    where: { projectId: project.id, system },
    orderBy: [{ queue: 'asc' }, { ts: 'asc' }],
  });

describe.skipIf(whyWithout('redis') !== undefined)('a collector of a real Redis', () => {
  const password = 'a pässword of the Redis';
  let redis: Redis;
  beforeAll(async () => {
    redis = await startRedis({ password });
  });
  afterAll(() => redis.stop());

  it('finds BullMQ’s queues, tells how they stand, and writes nothing', async () => {
    const connection = { host: redis.host, port: redis.port, password, maxRetriesPerRequest: null };
    const emails = new Queue('emails', { connection });
    const reports = new Queue('reports', { connection });
    const old = Date.now() - 60_000;
    await reports.add('r', { secret: 'a customer’s data' }, { timestamp: old });
    await reports.add('r', {}, { delay: 3_600_000 });
    await reports.add('r', {}, { priority: 3 });
    await emails.add('m', {});
    const worker = new Worker(
      'emails',
      async () => {
        throw new Error('no such recipient');
      },
      { connection },
    );
    await once(worker, 'failed');
    await worker.close();
    const client = new RedisClient(connection);
    const keysBefore = (await client.keys('*')).sort();
    const dirtyBefore = /rdb_changes_since_last_save:(\d+)/.exec(await client.info())?.[1];

    const { host, port } = redis;
    const target = { kind: 'bullmq', name: 'Jobs', url: `redis://${host}:${port}` };
    const test = (more: Record<string, unknown>) =>
      testCollector({
        ctx: project.ctx,
        input: createCollectorSchema.parse({ ...target, secret: password, ...more }),
      });
    expect(await test({})).toEqual({ ok: true, found: '2 queues, 1 failed job' });
    expect(await test({ secret: 'wrong' })).toMatchObject({
      message: `${host}:${port} refused the credentials.`,
    });
    expect(await test({ secret: null })).toMatchObject({
      message: `${host}:${port} refused the credentials.`,
    });
    expect(await test({ prefix: 'b?ll' })).toMatchObject({
      message: 'There is no BullMQ queue under the prefix "b?ll".',
    });
    expect(await test({ url: 'redis://127.0.0.1:1' })).toMatchObject({
      message: '127.0.0.1:1 cannot be reached as a Redis: ECONNREFUSED.',
    });

    await visit({ ...target, secret: password, service: 'mailer' });
    const samples = await samplesOf('bullmq');
    expect(samples).toHaveLength(4);
    expect(samples).toMatchObject([
      { queue: 'emails', depth: 0, kind: 'work', oldestAgeSeconds: null, service: 'mailer' },
      { queue: 'emails.failed', depth: 1, kind: 'dead_letter', deadLetterOf: 'emails' },
      { queue: 'reports', depth: 2, delayed: 1, inFlight: 0, enqueued: null },
      { queue: 'reports.failed', depth: 0, kind: 'dead_letter' },
    ]);
    expect(samples[2]?.oldestAgeSeconds).toBeGreaterThanOrEqual(60);
    const letters = () => db().deadLetter.findMany({ where: { projectId: project.id } });
    expect(await letters()).toMatchObject([
      { messageId: '1', error: 'no such recipient', errorType: 'Error', attempts: 1 },
    ]);
    await db().collector.updateMany({ data: { runAfter: new Date(0) } });
    await runDueCollectors(new AbortController().signal);
    expect(await letters()).toHaveLength(1);
    expect((await client.keys('*')).sort()).toEqual(keysBefore);
    expect(/rdb_changes_since_last_save:(\d+)/.exec(await client.info())?.[1]).toBe(dirtyBefore);
    await Promise.all([emails.close(), reports.close(), client.quit()]);
  });
});

describe.skipIf(whyWithout('rabbit') !== undefined)('a collector of a real RabbitMQ', () => {
  let rabbit: Rabbit;
  beforeAll(async () => {
    rabbit = await startRabbit();
  }, RABBIT_MS);
  afterAll(() => rabbit?.stop());

  it(
    'tells its queues, and which of them take dead letters by a real dead-letter exchange',
    async () => {
      const connection = await connect(rabbit.amqpUrl);
      try {
        const channel = await connection.createConfirmChannel();
        await channel.assertExchange('dead', 'fanout');
        await channel.assertQueue('invoices-rejected');
        await channel.bindQueue('invoices-rejected', 'dead', '');
        await channel.assertQueue('invoices', { deadLetterExchange: 'dead' });
        for (const text of ['one', 'two', 'three']) {
          channel.sendToQueue('invoices', Buffer.from(text));
        }
        await channel.waitForConfirms();
        const rejected = await channel.get('invoices');
        if (rejected === false) throw new Error('The queue is empty.');
        channel.nack(rejected, false, false);
        await askUntil(async () => {
          const queues = await rabbit.listQueues();
          const depths = queues.map(({ messages_ready: depth }) => depth);
          return depths.sort().join() === '1,2';
        }, 'The management API does not tell of the messages');

        const target = {
          kind: 'rabbitmq',
          name: 'Broker',
          url: rabbit.managementUrl,
          username: rabbit.user,
        };
        const wrong = createCollectorSchema.parse({ ...target, secret: 'wrong' });
        expect(await testCollector({ ctx: project.ctx, input: wrong })).toMatchObject({
          message: expect.stringContaining('refused the credentials (401)'),
        });
        await visit({ ...target, secret: rabbit.password });
        expect(await samplesOf('rabbitmq')).toMatchObject([
          { queue: 'invoices', depth: 2, kind: null, consumers: 0 },
          { queue: 'invoices-rejected', depth: 1, kind: 'dead_letter', deadLetterOf: 'invoices' },
        ]);

        channel.sendToQueue('invoices', Buffer.from('four'));
        await channel.waitForConfirms();
        await askUntil(async () => {
          const queues = await rabbit.listQueues();
          return queues.find(({ name }) => name === 'invoices')?.messages_ready === 3;
        }, 'The management API does not tell of the fourth message');
        await db().collector.updateMany({ data: { runAfter: new Date(0) } });
        await runDueCollectors(new AbortController().signal);
        const [, second] = (await samplesOf('rabbitmq')).filter(
          ({ queue }) => queue === 'invoices',
        );
        expect(second).toMatchObject({ depth: 3, enqueued: 1 });
        const [listed] = (await listCollectors(project.ctx)).filter(
          ({ kind }) => kind === 'rabbitmq',
        );
        expect(listed?.lastFound).toBe('2 queues, 1 of them for dead letters');
      } finally {
        await connection.close();
      }
    },
    RABBIT_MS,
  );
});
