import { once } from 'node:events';
import { Queue, QueueEvents, Worker } from 'bullmq';
import CircuitBreaker from 'opossum';
import { createCandor } from '@/clients/typescript/src/index';
import { startRedis } from '@/scripts/testing/brokers/start-redis';
import { whyWithout } from '@/scripts/testing/brokers/why-without';
import { expect, test } from './ingest-test';

const missing = whyWithout('redis');

test('What the TypeScript client says of a service is kept field by field', async ({
  product,
  service,
  stored,
  database,
}) => {
  const errors: Error[] = [];
  const candor = createCandor({
    url: product.origin,
    apiKey: product.apiKey,
    service,
    environment: 'production',
    version: '1.4.2',
    instance: 'web-1',
    onError: (error) => errors.push(error),
  });
  candor.logs.warn('stock is low', { correlationId: 'order-7', left: 3 });
  candor.logs.error(new RangeError('no such article'), { tenant: 'acme' });
  const call = async (isFine: boolean) => {
    if (!isFine) throw new Error('card network is down');
  };
  const breaker = new CircuitBreaker(call, { name: service, resetTimeout: 60_000 });
  breaker.fallback(() => {});
  candor.watchBreaker(breaker, { dependency: 'card-network' });
  for (const isFine of [true, false, false, false]) await breaker.fire(isFine);
  const inferenceId = candor.ai.inference({ feature: 'reply', model: 'm-1', shown: true });
  candor.ai.verdict({ inferenceId, verdict: 'accepted' });
  candor.deployment({ id: service, sha: '4bf92f3', status: 'succeeded' });
  candor.metric('checkout.completed', 3, { type: 'delta', labels: { shop: 'eu' } });
  candor.beat(`beat-${service}`, { every: 300, message: 'all is well' });
  await candor.close();
  breaker.shutdown();
  expect(errors).toEqual([]);

  expect(await stored()).toMatchObject([
    {
      level: 'warn',
      message: 'stock is low',
      correlationId: 'order-7',
      version: '1.4.2',
      flags: [],
    },
    { level: 'error', error: { type: 'RangeError' }, tenant: 'acme', environment: 'production' },
  ]);
  const rowsOf = async (from: string, value: string) =>
    (await database.query(`SELECT * FROM ${from} = $1`, [value])).rows;
  const moves = 'breaker_transition t JOIN breaker b ON b.id = t.breaker_id WHERE b.name';
  expect(await rowsOf(moves, service)).toMatchObject([
    { from_state: 'closed', to_state: 'open', instance: 'web-1', dependency: 'card-network' },
  ]);
  expect(await rowsOf('ai_inference_id WHERE id', inferenceId)).toHaveLength(1);
  expect(await rowsOf('ai_verdict WHERE inference_id', inferenceId)).toHaveLength(1);
  expect(await rowsOf('deployment WHERE id', service)).toMatchObject([{ status: 'succeeded' }]);
  expect(await rowsOf('heartbeat WHERE slug', `beat-${service}`)).toHaveLength(1);
  expect(await rowsOf('metric_series WHERE service', service)).toHaveLength(1);
});

test.describe('with a real Redis', () => {
  test.skip(missing !== undefined, missing);

  test('A BullMQ queue that the client watches is answered with its depth, rates and dead letters', async ({
    product,
    service,
    sender,
  }) => {
    const redis = await startRedis();
    const connection = { host: redis.host, port: redis.port, maxRetriesPerRequest: null };
    const queue = new Queue(service, { connection });
    const events = new QueueEvents(service, { connection });
    await events.waitUntilReady();
    const candor = createCandor({ url: product.origin, apiKey: product.apiKey, service });
    candor.watchQueue(queue, { events, every: 1 });
    const failed = once(events, 'retries-exhausted');
    await queue.add('mail', { to: 'a@example.com', password: 'hunter2' }, { attempts: 2 });
    await queue.add('mail', { to: 'b@example.com' }, { delay: 3_600_000 });
    const worker = new Worker(
      service,
      async () => {
        throw new TypeError('no such recipient');
      },
      { connection },
    );
    await failed;
    await worker.close();
    await expect(async () => {
      const { json } = await sender.get('/api/v1/queues?from=now-15m&to=now');
      const items = (json as { items: { queue: string }[] }).items;
      const mine = items.filter((item) => item.queue.startsWith(service));
      expect(mine.sort((a, b) => a.queue.length - b.queue.length)).toMatchObject([
        { queue: service, kind: 'work', depth: 0, delayed: 1, service },
        { queue: `${service}.failed`, kind: 'dead_letter', depth: 1, letters: { open: 1 } },
      ]);
    }).toPass({ timeout: 90_000 });
    await candor.close();
    await Promise.all([events.close(), queue.close()]);
    await redis.stop();
  });
});
