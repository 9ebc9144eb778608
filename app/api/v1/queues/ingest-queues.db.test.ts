import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db } from '@/server/db/client';
import { POST } from './samples/route';

await createTestDatabase();
const now = Date.now();
let projectId = '';
let authorization = '';

beforeAll(async () => {
  const project = await makeProject('Shop');
  projectId = project.id;
  ({ authorization } = await makeApiKey(project, ['ingest']));
});
afterAll(closeConnections);

async function send(records: unknown, headers: Record<string, string> = {}) {
  const request = new Request('http://candor.test/api/v1/queues/samples', {
    method: 'POST',
    body: JSON.stringify(records),
    headers: { authorization, 'content-type': 'application/json', ...headers },
  });
  const response = await POST(request, { params: Promise.resolve({}) });
  return { status: response.status, body: await response.json() };
}

describe('POST /api/v1/queues/samples', () => {
  it('keeps the good samples beside a bad one and says what was wrong with it', async () => {
    const { status, body } = await send([
      { queue: 'mixed', depth: 3, service: 'mailer', at: now },
      { queue: 'mixed', depth: 'many' },
      { queue: 'mixed', depth: 4, consumers: 0, at: now + 1 },
    ]);
    expect([status, body]).toEqual([
      200,
      {
        accepted: 2,
        rejected: 1,
        errors: [
          { index: 1, message: '"depth" must be a number; got "many".', hint: expect.any(String) },
        ],
      },
    ]);
    const stored = await db().queueSample.findMany({
      where: { projectId, queue: 'mixed' },
      orderBy: { ts: 'asc' },
    });
    expect(stored).toMatchObject([
      { depth: 3, consumers: null, service: 'mailer' },
      { depth: 4, consumers: 0, service: null },
    ]);
  });

  it('stores a repeated batch once', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const record = { queue: 'repeated', depth: 1, at: now };
    const answers = [await send(record, key), await send(record, key)];
    expect(answers.map(({ body }) => body.accepted)).toEqual([1, 1]);
    expect(await db().queueSample.count({ where: { projectId, queue: 'repeated' } })).toBe(1);
    expect((await send({ ...record, depth: 2 }, key)).status).toBe(422);
  });

  it('meets a day without a partition by making it', async () => {
    const yesterday = now - 86_400_000;
    await send({ queue: 'late', depth: 1, at: yesterday });
    const [row] = await db().queueSample.findMany({ where: { projectId, queue: 'late' } });
    expect(row?.ts.getTime()).toBe(yesterday);
  });

  it('puts the service that a sample names into the catalogue', async () => {
    await send({ queue: 'named', depth: 1, service: 'ledger' });
    expect(await db().service.findFirst({ where: { projectId, name: 'ledger' } })).not.toBeNull();
  });

  it('refuses a request in which nothing can be read', async () => {
    const { status, body } = await send([{ depth: 1 }]);
    expect([status, body.error.message]).toEqual([
      400,
      expect.stringContaining('"queue" is missing'),
    ]);
  });
});
