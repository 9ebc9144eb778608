import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { foldAi } from '@/server/ai/fold-ai';
import { closeConnections } from '@/server/db/client';
import { GET } from './acceptance/route';
import { POST as postInferences } from './inferences/route';
import { POST as postVerdicts } from './verdicts/route';

await createTestDatabase();
const HOUR_MS = 3_600_000;
const now = Date.now();
const at = (hoursAgo: number) => now - hoursAgo * HOUR_MS;
let authorization = '';

const call = (url: string, init: RequestInit = {}) =>
  new Request(`http://candor.test/api/v1/ai/${url}`, {
    ...init,
    headers: { authorization, 'content-type': 'application/json' },
  });
const nothing = { params: Promise.resolve({}) };

async function read(query: string) {
  const response = await GET(call(`acceptance?${query}`), nothing);
  return { status: response.status, body: await response.json() };
}

interface Version {
  promptVersion: string;
  tenant: string;
  accepted: number;
  rejected: number;
  edited?: number;
  open?: number;
  hoursAgo?: number;
  explicit?: boolean;
  feature?: string;
}

let sent = 0;
async function send(version: Version) {
  const { accepted, rejected, edited = 0, open = 0, hoursAgo = 40, explicit = true } = version;
  const words = [
    ...Array.from({ length: accepted }, () => 'accepted'),
    ...Array.from({ length: edited }, () => 'edited'),
    ...Array.from({ length: rejected }, () => 'rejected'),
    ...Array.from({ length: open }, () => null),
  ].map((word) => ({ word, id: `r-${++sent}` }));
  const { promptVersion, tenant, feature = 'drafts' } = version;
  const inferences = words.map(({ id }, i) => ({
    id,
    feature,
    model: 'gpt-4o',
    promptName: 'reply',
    promptVersion,
    tenant,
    shown: true,
    latencyMs: 100 + i,
    at: at(hoursAgo),
  }));
  const verdicts = words.flatMap(({ word, id }) =>
    word === null ? [] : [{ inferenceId: id, verdict: word, explicit, at: at(hoursAgo) + 60_000 }],
  );
  await postInferences(
    call('inferences', { method: 'POST', body: JSON.stringify(inferences) }),
    nothing,
  );
  await postVerdicts(call('verdicts', { method: 'POST', body: JSON.stringify(verdicts) }), nothing);
}

beforeAll(async () => {
  ({ authorization } = await makeApiKey(await makeProject('Shop'), ['ingest', 'read']));
  // The book example of Simpson's paradox: v2 is better at each tenant, and worse for all together.
  await send({ promptVersion: 'v1', tenant: 'small', accepted: 234, rejected: 36, open: 3 });
  await send({ promptVersion: 'v1', tenant: 'large', accepted: 55, rejected: 25 });
  await send({ promptVersion: 'v2', tenant: 'small', accepted: 81, rejected: 6 });
  await send({ promptVersion: 'v2', tenant: 'large', accepted: 192, rejected: 71, edited: 2 });
  await send({
    promptVersion: 'v3',
    tenant: 'small',
    accepted: 1,
    rejected: 0,
    open: 4,
    hoursAgo: 2,
  });
  await send({
    feature: 'search',
    promptVersion: 's1',
    tenant: 'small',
    accepted: 3,
    rejected: 1,
    explicit: false,
  });
  await foldAi();
});
afterAll(closeConnections);

describe('GET /api/v1/ai/acceptance', () => {
  it('tells rates with n and interval by prompt version', async () => {
    const { status, body } = await read('groupBy=promptVersion&feature=drafts');
    expect(status).toBe(200);
    expect(body.groups.map((group: { key: string }) => group.key)).toEqual(['v1', 'v2', 'v3']);
    expect(body.groups[0]).toMatchObject({
      shown: 353,
      accepted: 289,
      rejected: 61,
      edited: 0,
      ignored: 3,
      pending: 0,
      unseen: 0,
      strict: { value: 289 / 350, n: 350 },
      coverage: { value: 350 / 353, n: 353 },
      bounds: { low: 289 / 353, high: 292 / 353 },
      costUsd: null,
      isYoung: false,
    });
    expect(body.groups[1]).toMatchObject({
      strict: { value: 273 / 352 },
      useful: { value: 275 / 352, n: 352 },
    });
    expect(body.groups[0].latencyMs.p50).toBeGreaterThan(100);
  });

  it('waits for the verdicts of a young cohort before it calls them ignored', async () => {
    const { body } = await read('groupBy=promptVersion&promptVersion=v3');
    expect(body.groups).toMatchObject([{ key: 'v3', pending: 4, ignored: 0, isYoung: true }]);
  });

  it('compares two, and warns when tenants held apart say otherwise', async () => {
    const { body } = await read('groupBy=promptVersion&compare=v1,v2');
    const { comparison } = body;
    expect(comparison).toMatchObject({
      a: 'v1',
      b: 'v2',
      verdict: 'inconclusive',
      feedback: 'explicit',
    });
    expect(comparison.difference).toBeCloseTo(273 / 352 - 289 / 350, 10);
    expect(comparison.low).toBeLessThan(comparison.difference);
    expect(comparison.moreNeeded).toBeGreaterThan(0);
    expect(comparison.explicit.paradox).toBe('reversed');
    expect(comparison.explicit.strata.map(({ tenant }: { tenant: string }) => tenant)).toEqual([
      'small',
      'large',
    ]);
    expect(comparison.explicit.adjustedDifference).toBeGreaterThan(0);
  });

  it('says how many more are needed, also of a version that nobody knows', async () => {
    const { body } = await read('groupBy=promptVersion&compare=v3,v9');
    expect(body.comparison).toMatchObject({ verdict: 'inconclusive', difference: null });
    expect(body.comparison.moreNeeded).toBeGreaterThan(100);
  });

  it('never pools explicit verdicts with those read from behaviour', async () => {
    const { body } = await read('groupBy=feature');
    const search = body.groups.find(({ key }: { key: string }) => key === 'search');
    expect(search).toMatchObject({
      feedback: 'implicit',
      strict: { value: 0.75, n: 4 },
      explicit: { strict: { value: null, n: 0, low: null, high: null } },
    });
    const together = await read('groupBy=model');
    expect(together.body.groups[0]).toMatchObject({
      feedback: 'explicit',
      implicit: { accepted: 3 },
    });
  });

  it('narrows by any field and by time', async () => {
    const large = await read('groupBy=tenant&tenant=large&promptVersion=v2');
    expect(large.body.groups).toMatchObject([{ key: 'large', accepted: 192 }]);
    const today = await read('groupBy=tenant&from=now-5h&to=now');
    expect(today.body.groups).toMatchObject([{ key: 'small', shown: 5 }]);
    expect((await read('from=now-90d')).body.groups).toHaveLength(2);
    expect((await read('tenant=nobody')).body.groups).toEqual([]);
  });

  it.each([
    ['group=feature', 'group'],
    ['groupBy=user', 'groupBy'],
    ['compare=v1', 'compare'],
    ['from=yesterday', 'from'],
    ['from=now&to=now-1h', 'from'],
  ])('refuses %s and says what is wrong', async (query, path) => {
    const { status, body } = await read(query);
    expect([status, body.error.code]).toEqual([400, 'invalid']);
    expect(body.error.details[0].path).toBe(path);
  });
});
