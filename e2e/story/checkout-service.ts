import { once } from 'node:events';
import { Queue, QueueEvents, Worker } from 'bullmq';
import CircuitBreaker from 'opossum';
import pino from 'pino';
import { createCandor } from '@/clients/typescript/src/index';

/**
 * A shop's checkout as somebody would write it: orders are captured from a BullMQ queue through a breaker, pino logs over
 * HTTP. A process of its own; its parent says `{ bank, orders }` when the bank goes down or comes back.
 */

const { CANDOR_URL = '', CANDOR_API_KEY = '', REDIS_PORT = '' } = process.env;
const connection = {
  host: '127.0.0.1',
  port: Number(REDIS_PORT),
  maxRetriesPerRequest: null,
};

const lines: string[] = [];
const logger = pino({ base: { service: 'checkout' } }, { write: (line) => lines.push(line) });
async function sendLines(): Promise<void> {
  if (lines.length === 0) return;
  await fetch(`${CANDOR_URL}/api/v1/logs`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${CANDOR_API_KEY}`,
      'content-type': 'application/x-ndjson',
    },
    body: lines.splice(0).join(''),
  });
}

const candor = createCandor({
  url: CANDOR_URL,
  apiKey: CANDOR_API_KEY,
  service: 'checkout',
  environment: 'production',
  version: '7.0',
  flushEveryMs: 100,
});

let isBankUp = true;
async function charge(order: number): Promise<string> {
  if (!isBankUp) throw new Error('The bank does not answer');
  return `receipt of ${order}`;
}
const breaker = new CircuitBreaker(charge, {
  name: 'bank',
  resetTimeout: 3_600_000,
  volumeThreshold: 2,
});
candor.watchBreaker(breaker, { dependency: 'bank', every: 1 });

const queue = new Queue('captures', { connection });
const events = new QueueEvents('captures', { connection });
const worker = new Worker<{ order: number }>(
  'captures',
  async ({ data: { order } }) => {
    try {
      await breaker.fire(order);
      logger.info({ order }, 'Order captured');
    } catch (error) {
      logger.error({ order, err: error }, `Capture of order ${order} failed`);
      throw error;
    }
  },
  { connection },
);
await Promise.all([events.waitUntilReady(), worker.waitUntilReady()]);
candor.watchQueue(queue, { events, every: 1 });
candor.deployment({ id: 'v7', sha: '7777777', version: '7.0', status: 'succeeded' });

interface Order {
  bank: 'up' | 'down';
  /** How many new orders come in; what has failed is tried again once the bank is up. */
  orders: number;
}

async function live({ bank, orders }: Order): Promise<void> {
  isBankUp = bank === 'up';
  if (isBankUp) breaker.close();
  const event = isBankUp ? 'completed' : 'failed';
  const waiting = await queue.getFailed();
  const settled = isBankUp ? waiting.length + orders : orders;
  let seen = 0;
  const all = new Promise<void>((resolve) => {
    worker.on(event, () => {
      seen += 1;
      if (seen === settled) resolve();
    });
  });
  if (isBankUp) await Promise.all(waiting.map((job) => job.retry()));
  for (let order = 1; order <= orders; order += 1) await queue.add('capture', { order });
  await all;
  worker.removeAllListeners(event);
  await Promise.all([sendLines(), candor.flush()]);
}

process.on('message', (order: Order) => {
  void live(order).then(() => process.send?.('done'));
});
await candor.flush();
process.send?.('ready');

await once(process, 'disconnect');
breaker.shutdown();
await Promise.all([worker.close(), events.close(), queue.close(), candor.close()]);
