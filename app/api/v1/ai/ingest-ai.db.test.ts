import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db } from '@/server/db/client';
import { POST as postInferences } from './inferences/route';
import { POST as postVerdicts } from './verdicts/route';

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

const ROUTES = { inferences: postInferences, verdicts: postVerdicts };

async function send(noun: keyof typeof ROUTES, records: unknown) {
  const request = new Request(`http://candor.test/api/v1/ai/${noun}`, {
    method: 'POST',
    body: JSON.stringify(records),
    headers: { authorization, 'content-type': 'application/json' },
  });
  const response = await ROUTES[noun](request, { params: Promise.resolve({}) });
  return { status: response.status, body: await response.json() };
}

const drafted = { feature: 'drafts', model: 'gpt-4o', at: now };

describe('POST /api/v1/ai/inferences', () => {
  it('keeps the good ones beside a bad one and says what was wrong with it', async () => {
    const { status, body } = await send('inferences', [
      { ...drafted, id: 'good', inputTokens: 12, shown: true },
      { id: 'bad', feature: 'drafts' },
    ]);
    expect([status, body]).toMatchObject([200, { accepted: 1, rejected: 1 }]);
    expect(body.errors[0].message).toBe('"model" is missing: it must be a text.');
    const [row] = await db().aiInference.findMany({ where: { projectId, id: 'good' } });
    expect(row).toMatchObject({ inputTokens: 12, outputTokens: null, costUsd: null, shown: true });
  });

  it('stores an id once, however often and in whatever company it is sent', async () => {
    const one = { ...drafted, id: 'once' };
    await send('inferences', [one, { ...one, tenant: 'acme' }]);
    await Promise.all([send('inferences', one), send('inferences', [{ ...one, at: now - 5_000 }])]);
    const rows = await db().aiInference.findMany({ where: { projectId, id: 'once' } });
    expect(rows).toMatchObject([{ tenant: 'acme' }]);
    const told = await db().aiInbox.findMany({ where: { projectId, inferenceId: 'once' } });
    expect(told.filter(({ kind }) => kind === 'new')).toHaveLength(1);
  });
});

describe('POST /api/v1/ai/verdicts', () => {
  it('keeps every verdict, also of an inference that is not there yet', async () => {
    const verdict = { inferenceId: 'later', at: now };
    const { body } = await send('verdicts', [
      { ...verdict, verdict: 'accept' },
      { ...verdict, verdict: 'rejected', at: now + 1 },
      { ...verdict, verdict: 'maybe' },
    ]);
    expect(body).toMatchObject({ accepted: 2, rejected: 1 });
    const stored = await db().aiVerdict.findMany({
      where: { projectId, inferenceId: 'later' },
      orderBy: { ts: 'asc' },
    });
    expect(stored.map(({ verdict: word, joinedId }) => [word, joinedId])).toEqual([
      ['accepted', null],
      ['rejected', null],
    ]);
  });

  it('takes the same verdict of the same moment once', async () => {
    const verdict = { inferenceId: 'twice', verdict: 'accepted', at: now };
    await Promise.all([send('verdicts', verdict), send('verdicts', [verdict, verdict])]);
    expect(await db().aiVerdict.count({ where: { projectId, inferenceId: 'twice' } })).toBe(1);
  });
});
