import { once } from 'node:events';
import { type JobsOptions, Queue, QueueEvents, UnrecoverableError, Worker } from 'bullmq';
import { afterAll, beforeAll, describe } from 'vitest';
import { type Redis, startRedis } from '@/scripts/testing/brokers/start-redis';
import { whyWithout } from '@/scripts/testing/brokers/why-without';
import { test as base, expect } from '../testing/client-test';

/** Time leaps here while requests are on their way. */
const NEVER_MS = 86_400_000;
let redis: Redis;
const connection = () => ({ host: redis.host, port: redis.port, maxRetriesPerRequest: null });

const test = base.extend<{ queue: Queue; events: QueueEvents; startWorker: () => Promise<Worker> }>(
  {
    queue: async ({ task }, use) => {
      const queue = new Queue(task.id, { connection: connection() });
      await use(queue);
      await queue.close();
    },
    events: async ({ queue }, use) => {
      const events = new QueueEvents(queue.name, { connection: connection() });
      await events.waitUntilReady();
      await use(events);
      await events.close();
    },
    startWorker: async ({ queue }, use) => {
      const workers: Worker[] = [];
      await use(async () => {
        const worker = new Worker(
          queue.name,
          async ({ data }) => {
            if (data.outcome === 'fail') throw new TypeError(`no recipient in ${data.id}`);
            if (data.outcome === 'hopeless') throw new UnrecoverableError('the account is gone');
          },
          { connection: connection() },
        );
        workers.push(worker);
        await worker.waitUntilReady();
        return worker;
      });
      await Promise.all(workers.map((worker) => worker.close()));
    },
  },
);

describe.skipIf(whyWithout('redis') !== undefined)('A BullMQ queue on a real Redis', () => {
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  test('is measured: what waits and for how long, what waits for its time, and who works', async ({
    queue,
    receiver,
    system,
    startClient,
  }) => {
    const old = Date.now() - 90_000;
    await queue.add('mail', { id: 1 }, { timestamp: old });
    await queue.add('mail', { id: 2 });
    await queue.add('mail', { id: 3 }, { priority: 5 });
    await queue.add('mail', { id: 4 }, { delay: 3_600_000 });
    system.nowMs = old + 100_000;
    const candor = startClient({ requestTimeoutMs: NEVER_MS, batchRecords: 2 });
    const watch = candor.watchQueue(queue, { service: 'mailer' });
    await receiver.request(0);
    expect(receiver.recordsOf('queues/samples')).toEqual([
      {
        queue: queue.name,
        system: 'bullmq',
        service: 'mailer',
        kind: 'work',
        depth: 3,
        inFlight: 0,
        delayed: 1,
        oldestAgeSeconds: 100,
        consumers: 0,
        at: system.nowMs,
      },
      {
        queue: `${queue.name}.failed`,
        system: 'bullmq',
        service: 'mailer',
        kind: 'dead_letter',
        deadLetterOf: queue.name,
        depth: 0,
        at: system.nowMs,
      },
    ]);
    watch.stop();
  });

  test('is counted by its events; a job without retries left becomes a dead letter with its story', async ({
    queue,
    events,
    startWorker,
    receiver,
    system,
    startClient,
  }) => {
    system.nowMs = Date.now();
    const candor = startClient({ requestTimeoutMs: NEVER_MS, batchRecords: 1 });
    candor.watchQueue(queue, { events });
    await receiver.request(1);
    const begin = Date.now();
    const dead = [once(events, 'retries-exhausted'), once(events, 'failed')];
    const retry: JobsOptions = { attempts: 3, backoff: { type: 'fixed', delay: 50 } };
    await queue.add('mail', { id: 'a', outcome: 'ok' });
    await queue.add('mail', { id: 'b', outcome: 'fail', correlationId: 'order-7' }, retry);
    await queue.add('mail', { id: 'c', outcome: 'ok' }, { delay: 3_600_000 });
    await startWorker();
    await Promise.all(dead);
    const letter = await receiver.until(() => receiver.recordsOf('queues/dead-letters')[0]);
    expect(letter).toEqual({
      queue: `${queue.name}.failed`,
      system: 'bullmq',
      service: 'checkout',
      messageId: '2',
      error: { type: 'TypeError', message: 'no recipient in b' },
      attempts: 3,
      firstFailedAt: expect.any(Number),
      correlationId: 'order-7',
      payload: { job: 'mail', data: { id: 'b', outcome: 'fail', correlationId: 'order-7' } },
      at: expect.any(Number),
    });
    expect(letter.firstFailedAt).toBeGreaterThanOrEqual(begin);
    // Two waits of 50 ms lie between the first failure and the last, less what Redis' clock was read after the worker's.
    expect(Number(letter.at) - Number(letter.firstFailedAt)).toBeGreaterThanOrEqual(75);
    const before = receiver.requests.length;
    system.nowMs = Date.now();
    await system.pass(10_000);
    await receiver.request(before + 1);
    const samples = receiver.recordsOf('queues/samples').slice(2);
    expect(samples[0]).toMatchObject({
      enqueued: 3,
      dequeued: 2,
      failed: 1,
      retried: 2,
      consumers: 1,
    });
    expect(samples[1]).toMatchObject({ kind: 'dead_letter', depth: 1 });
    expect(samples[1]?.oldestAgeSeconds).toBeGreaterThanOrEqual(10);
    await candor.close();
  });

  test('tells dead letters that were removed at once or given up early, without their data if so wished', async ({
    queue,
    events,
    startWorker,
    receiver,
    system,
    startClient,
  }) => {
    system.nowMs = Date.now();
    const candor = startClient({ requestTimeoutMs: NEVER_MS, batchRecords: 1 });
    candor.watchQueue(queue, { events, deadLetters: { payload: false } });
    await queue.add('mail', { id: 'a', outcome: 'fail' }, { removeOnFail: true });
    await queue.add('mail', { id: 'b', outcome: 'hopeless' }, { attempts: 5 });
    await startWorker();
    await receiver.until(() => receiver.recordsOf('queues/dead-letters')[1]);
    const [removed, hopeless] = receiver.recordsOf('queues/dead-letters');
    expect(removed).toMatchObject({ messageId: '1', error: { message: 'no recipient in a' } });
    expect(removed).not.toHaveProperty('attempts');
    expect(hopeless).toMatchObject({
      messageId: '2',
      attempts: 1,
      firstFailedAt: hopeless?.at,
      error: { type: 'UnrecoverableError', message: 'the account is gone' },
    });
    expect(hopeless).not.toHaveProperty('payload');
    await candor.close();
  });

  test('is looked through for new dead letters where nobody tells its events', async ({
    queue,
    startWorker,
    receiver,
    system,
    startClient,
  }) => {
    const worker = await startWorker();
    const fail = async (id: string, options: JobsOptions = {}) => {
      const failed = once(worker, 'failed');
      await queue.add('mail', { id, outcome: 'fail' }, options);
      await failed;
    };
    await fail('before');
    system.nowMs = Date.now() + 1;
    const candor = startClient({ requestTimeoutMs: NEVER_MS, batchRecords: 1 });
    candor.watchQueue(queue, { every: 5 });
    await receiver.request(1);
    expect(receiver.recordsOf('queues/dead-letters')).toEqual([]);
    await receiver.until(() => (Date.now() > system.nowMs ? true : undefined));
    await fail('after');
    await fail('later');
    await system.pass(5_000);
    await receiver.request(5);
    await system.pass(5_000);
    await receiver.request(7);
    const letters = receiver.recordsOf('queues/dead-letters');
    expect(letters.map(({ messageId }) => messageId)).toEqual(['2', '3']);
    expect(letters[0]).toMatchObject({ attempts: 1, error: { type: 'TypeError' } });
    expect(receiver.recordsOf('queues/samples')[0]).not.toHaveProperty('enqueued');
    await candor.close();
  });

  test('that cannot be reached is told, and looked at again', async ({
    queue,
    receiver,
    errors,
    system,
    startClient,
  }) => {
    let isAway = true;
    const flaky = {
      name: queue.name,
      getJobCounts: async () => {
        if (isAway) throw new Error('connect ECONNREFUSED');
        return queue.getJobCounts();
      },
      getJobs: queue.getJobs.bind(queue),
      getJob: queue.getJob.bind(queue),
    };
    const candor = startClient({ requestTimeoutMs: NEVER_MS, batchRecords: 1 });
    candor.watchQueue(flaky);
    await system.timer(10_000);
    expect(errors.map(({ kind, message }) => [kind, message])).toEqual([
      ['watch', `The queue ${queue.name} could not be looked at: connect ECONNREFUSED`],
    ]);
    isAway = false;
    system.advance(10_000);
    await receiver.request(1);
    expect(receiver.recordsOf('queues/samples')).toHaveLength(2);
    await candor.close();
  });
});
