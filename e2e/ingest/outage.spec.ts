import { gzipSync } from 'node:zlib';
import { expectApiError, expectStatus } from './expect-error';
import { expect, test } from './ingest-test';
import { otlpJson, otlpProtobuf, otlpText, PROTOBUF } from './otlp-requests';
import { LOGS, Sender } from './sender';
import { beginRequest } from './slow-request';

const MIB = 1024 * 1024;

// Two web processes, each with room for little.
test.use({ productOptions: { webs: 2, settings: { CANDOR_INGEST_MEMORY_MB: '8' } } });
test.describe.configure({ mode: 'serial' });

test('With its memory taken it turns requests away before they are read, and is well after', async ({
  product,
  sender,
  service,
  stored,
}) => {
  const event = { message: 'later', service };
  const large = JSON.stringify({ ...event, padding: 'x'.repeat(MIB) });
  const slow = await beginRequest(product.origin, LOGS, {
    authorization: `Bearer ${product.apiKey}`,
    'content-type': 'application/json',
    'content-length': String(5 * MIB),
  });
  await slow.taken();
  expectApiError(await sender.send(large), 503, 'unavailable');
  expectStatus(await sender.sendOtlp(large), 503, 14, 'json');
  const bytes = Buffer.from(large);
  expectStatus(await sender.sendOtlp(bytes, { contentType: PROTOBUF }), 503, 14, 'protobuf');
  expect((await sender.send(event)).status).toBe(200);
  expect((await fetch(`${product.origin}/readyz`)).status).toBe(200);
  slow.destroy();
  await expect.poll(async () => (await sender.send(large)).status).toBe(200);
  expect(await stored()).toHaveLength(2);
});

test('A single request larger than the room is taken when it is alone', async ({
  sender,
  service,
  stored,
}) => {
  const batch = Array.from({ length: 4 }, (_, n) => ({
    message: `event ${n}`,
    service,
    text: 'x'.repeat(MIB),
  }));
  expect((await sender.send(batch)).json).toEqual({ accepted: 4, rejected: 0, errors: [] });
  expect(await stored()).toHaveLength(4);
});

test('Fifty gzip bombs at once are refused without being unpacked at once', async ({
  product,
  sender,
}) => {
  const bomb = gzipSync(Buffer.alloc(63 * MIB, ' '));
  const headers = { 'content-encoding': 'gzip' };
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => sender.send(bomb, { headers })),
  );
  const statuses = new Set(answers.map(({ status }) => status));
  expect([...statuses].every((status) => status === 400 || status === 503)).toBe(true);
  const metrics = await (await fetch(`${product.origin}/metrics`)).text();
  const resident = Number(/^candor_process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1]);
  expect(resident / MIB).toBeLessThan(700);
});

test('A daily quota holds across web processes', async ({ product, makeKey, service, stored }) => {
  const key = await makeKey({ dailyEvents: 10 });
  const [first, second] = product.origins.map((origin) => new Sender(origin, key));
  const batch = Array.from({ length: 10 }, (_, n) => ({ message: `event ${n}`, service }));
  expect((await first?.send(batch))?.status).toBe(200);
  // The other process counts what is stored, not only what it was sent itself.
  const answer = await second?.send({ message: 'one more', service });
  expect(answer?.status).toBe(429);
  expect(await stored()).toHaveLength(10);
});

test('An Idempotency-Key holds across web processes', async ({ product, service, stored }) => {
  const senders = product.origins.map((origin) => new Sender(origin, product.apiKey));
  const headers = { 'idempotency-key': service };
  const body = { message: 'once', service };
  const answers = await Promise.all(
    [...senders, ...senders, ...senders].map((sender) => sender.send(body, { headers })),
  );
  expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
  expect(await stored()).toHaveLength(1);
});

test('A database that hangs is given up on, and taken up again when it goes on', async ({
  sender,
  database,
  service,
  stored,
}) => {
  const body = { message: 'stored after all', service };
  expect((await sender.send({ message: 'before' })).status).toBe(200);
  const { rows } = await database.query<{ pid: number }>(
    "SELECT pid FROM pg_stat_activity WHERE application_name = 'candor-ingest'",
  );
  const signal = (name: NodeJS.Signals) => {
    for (const { pid } of rows) process.kill(pid, name);
  };
  signal('SIGSTOP');
  try {
    expectApiError(await sender.send(body), 503, 'unavailable');
  } finally {
    signal('SIGCONT');
  }
  await expect.poll(async () => (await sender.send(body)).status).toBe(200);
  expect(await stored()).toMatchObject([{ message: 'stored after all' }]);
});

test('While the database is away everything answers 503 and Retry-After, and comes back by itself', async ({
  product,
  sender,
  makeKey,
  service,
  stored,
}) => {
  const pids = product.webs.map(({ pid }) => pid);
  const unseen = sender.with(await makeKey());
  const records = [{ body: otlpText('never stored') }];
  const body = { message: 'stored after all', service };
  expect((await sender.send({ message: 'before' })).status).toBe(200);
  await product.stopPostgres();
  for (const each of [sender, unseen]) {
    expectApiError(await each.send(body), 503, 'unavailable');
    expectStatus(await each.sendOtlp(otlpJson(service, records)), 503, 14, 'json');
    const protobuf = otlpProtobuf(service, records);
    const answer = await each.sendOtlp(protobuf, { contentType: PROTOBUF });
    expectStatus(answer, 503, 14, 'protobuf');
  }
  // What is wrong with a body is told even now, by a key that is known.
  expectApiError(await sender.send('no json'), 400, 'invalid');
  expect((await fetch(`${product.origin}/readyz`)).status).toBe(503);
  expect((await fetch(`${product.origin}/healthz`)).status).toBe(200);

  await product.start('postgres');
  await expect.poll(async () => (await sender.send(body)).status, { timeout: 90_000 }).toBe(200);
  await expect.poll(async () => (await fetch(`${product.origin}/readyz`)).status).toBe(200);
  expect(await stored()).toMatchObject([{ message: 'stored after all' }]);
  expect(product.webs.map(({ pid }) => pid)).toEqual(pids);
});
