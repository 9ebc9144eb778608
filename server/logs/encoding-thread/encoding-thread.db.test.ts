import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, expect, test } from 'vitest';
import { makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import type { AuthenticatedKey } from '@/server/access/find-api-key';
import { closeConnections, systemPool } from '@/server/db/client';
import { makeDayPartitions } from '@/server/db/sql/day-partitions';
import { encodeLogBody, type LogBody } from '../encode-log-body';
import { storeEncodedLogs } from '../store-log-records';
import { EncodingThread } from './encoding-thread';

await createTestDatabase();
const program = path.resolve('scripts/testing/encoding-thread.mjs');
const thread = new EncodingThread(() => new Worker(program));
afterAll(async () => {
  await thread.stop();
  await closeConnections();
});

const AT = Date.UTC(2026, 10, 19, 10, 30);
const context = { nowMs: AT, acceptPastMs: 86_400_000, acceptFutureMs: 600_000 };

function bodyOf(records: unknown[], projectId: string): LogBody {
  const body = Buffer.from(records.map((record) => JSON.stringify(record)).join('\n'));
  return { body, contentType: 'application/x-ndjson', projectId, context };
}

async function whenReady(body: LogBody) {
  for (;;) {
    const encoded = await thread.encode(body);
    if (encoded !== null) return encoded;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('What a thread encoded is stored as if it had been encoded here, bad records told apart', async () => {
  const { id: projectId } = await makeProject('Threaded');
  await makeDayPartitions(systemPool(), 'log_event', ['2026-11-19']);
  const records = Array.from({ length: 600 }, (_, n) =>
    n === 7
      ? 42
      : { time: AT - n, level: 'warn', message: `order ${n} ${'x'.repeat(90)}`, service: 'a', n },
  );
  const encoded = await whenReady(bodyOf(records, projectId));
  const here = encodeLogBody(bodyOf(records, projectId));
  expect({ ...encoded, rows: null }).toEqual({ ...here, rows: null });
  expect(Buffer.compare(encoded.rows.bytes, here?.rows.bytes ?? Buffer.alloc(0))).toBe(0);

  const key: AuthenticatedKey = {
    id: '00000000-0000-4000-8000-0000000000aa',
    projectId,
    name: 'test',
    scopes: ['ingest'],
    eventsPerSecond: null,
    dailyEvents: null,
    expiresAtMs: null,
    revokedAtMs: null,
  };
  const request = { key, route: 'v1/logs', bytes: 1, idempotency: null };
  const receipt = await storeEncodedLogs(request, encoded);
  expect(receipt).toMatchObject({ accepted: 599, rejected: 1, errors: [{ index: 7 }] });
  const { rows } = await systemPool().query(
    `SELECT count(*)::int AS n, count(DISTINCT id)::int AS ids, max(id) - min(id) AS span,
       min((attributes->>'n')::int) AS least, max(message) AS message,
       (SELECT sum(count)::int FROM log_rollup_hour_now WHERE project_id = $1) AS counted,
       (SELECT array_agg(outcome || ' ' || left(raw, 2) ORDER BY outcome) FROM ingest_sample WHERE project_id = $1) AS samples
     FROM log_event WHERE project_id = $1`,
    [projectId],
  );
  expect(rows).toEqual([
    {
      n: 599,
      ids: 599,
      span: '598',
      least: 0,
      message: `order 99 ${'x'.repeat(90)}`,
      counted: 599,
      samples: ['accepted {"', 'rejected 42'],
    },
  ]);
});

test('A small body, a huge one and one that cannot be read are left to the caller', async () => {
  const { id: projectId } = await makeProject('Left');
  const filler = 'x'.repeat(60_000);
  await whenReady(bodyOf([{ message: filler }], projectId));
  expect(await thread.encode(bodyOf([{ message: 'a' }], projectId))).toBeNull();
  expect(await thread.encode(bodyOf([{ message: 'x'.repeat(1_100_000) }], projectId))).toBeNull();
  expect(
    await thread.encode({
      ...bodyOf([], projectId),
      body: Buffer.from(`{"message": "${filler}`),
      contentType: 'application/json',
    }),
  ).toBeNull();
});

test('What a thread has not finished when it ends is left to the caller', async () => {
  const { id: projectId } = await makeProject('Ended');
  const body = bodyOf([{ message: 'x'.repeat(60_000) }], projectId);
  await whenReady(body);
  const lost = thread.encode({ ...body, body: Buffer.alloc(900_000, '1 ') });
  await thread.stop();
  expect(await lost).toBeNull();
  expect(await thread.encode(body)).toBeNull();
});
