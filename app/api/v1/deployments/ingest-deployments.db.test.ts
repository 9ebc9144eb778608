import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db } from '@/server/db/client';
import { POST } from './route';

await createTestDatabase();
const now = Date.now();
const MINUTE = 60_000;
let projectId = '';
let authorization = '';

beforeAll(async () => {
  const project = await makeProject('Shop');
  projectId = project.id;
  ({ authorization } = await makeApiKey(project, ['ingest']));
});
afterAll(closeConnections);

async function send(records: unknown) {
  const request = new Request('http://candor.test/api/v1/deployments', {
    method: 'POST',
    body: JSON.stringify(records),
    headers: { authorization, 'content-type': 'application/json' },
  });
  const response = await POST(request, { params: Promise.resolve({}) });
  return { status: response.status, body: await response.json() };
}

const record = (id: string, fields: object) => ({
  id,
  service: 'shop',
  environment: 'production',
  sha: `sha-of-${id}`,
  ...fields,
});
const stored = (id: string) =>
  db().deployment.findFirstOrThrow({ where: { projectId, service: 'shop', id } });

describe('POST /api/v1/deployments', () => {
  it('brings one deployment from its beginning to its end, and keeps what it brought', async () => {
    const startedAt = now - 5 * MINUTE;
    await send(
      record('walked', {
        status: 'in_progress',
        startedAt,
        version: '1.2.0',
        unplanned: true,
        changes: [{ sha: 'C1', ref: '#4', title: 'Round up', firstCommitAt: startedAt - 60_000 }],
      }),
    );
    await send(record('walked', { status: 'success', finishedAt: now - MINUTE }));
    const row = await stored('walked');
    expect(row).toMatchObject({
      status: 'succeeded',
      version: '1.2.0',
      unplanned: true,
      changesTold: true,
      changes: [{ sha: 'c1', ref: '#4', title: 'Round up' }],
    });
    expect([row.startedAt?.getTime(), row.finishedAt?.getTime(), row.ts.getTime()]).toEqual([
      startedAt,
      now - MINUTE,
      now - MINUTE,
    ]);
  });

  it('never goes back: not to a beginning, not to an earlier end', async () => {
    await send(record('over', { status: 'failed', finishedAt: now - MINUTE }));
    await send(record('over', { status: 'in_progress', startedAt: now - 3 * MINUTE }));
    await send(record('over', { status: 'success', finishedAt: now - 2 * MINUTE }));
    const row = await stored('over');
    expect([row.status, row.finishedAt?.getTime()]).toEqual(['failed', now - MINUTE]);
    expect(row.startedAt?.getTime()).toBe(now - 3 * MINUTE);
    await send(record('over', { status: 'success', finishedAt: now }));
    expect((await stored('over')).status).toBe('succeeded');
  });

  it('keeps the end of a deployment that is told again without its time', async () => {
    await send(record('again', { status: 'ok' }));
    const before = await stored('again');
    await send(record('again', { status: 'ok' }));
    expect(await stored('again')).toEqual(before);
  });

  it('takes the beginning and the end of one deployment in one request', async () => {
    const { body } = await send([
      record('both', { status: 'in_progress', startedAt: now - MINUTE }),
      record('both', { status: 'ok', finishedAt: now }),
      record('both', { service: 'payments', status: 'ok', finishedAt: now }),
    ]);
    expect(body).toMatchObject({ accepted: 3, rejected: 0 });
    expect(await stored('both')).toMatchObject({ status: 'succeeded' });
    expect(await db().deployment.count({ where: { projectId, id: 'both' } })).toBe(2);
  });

  it('keeps the good ones beside a bad one, and puts their service into the catalogue', async () => {
    const { body } = await send([
      record('good', { service: 'named-by-delivery', status: 'ok' }),
      record('bad', { status: 'meh' }),
    ]);
    expect(body).toMatchObject({ accepted: 1, rejected: 1, errors: [{ index: 1 }] });
    const service = await db().service.findFirst({
      where: { projectId, name: 'named-by-delivery' },
    });
    expect(service).not.toBeNull();
  });
});
