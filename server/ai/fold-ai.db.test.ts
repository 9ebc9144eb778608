import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as postInferences } from '@/app/api/v1/ai/inferences/route';
import { POST as postVerdicts } from '@/app/api/v1/ai/verdicts/route';
import { type AiTally, addToTally, emptyTally, TALLY_FIELDS } from '@/domain/ai/ai-tally';
import type { Verdict } from '@/domain/ai/inference';
import { judge } from '@/domain/ai/ledger';
import { decodeSketch } from '@/domain/statistics/sketch-bytes';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db } from '@/server/db/client';
import { lockAiFold } from '@/server/db/sql/ai-fold';
import { foldAi } from './fold-ai';

const database = await createTestDatabase();
const HOUR_MS = 3_600_000;
const now = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
let projectId = '';
let authorization = '';

beforeEach(async () => {
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
  expect(response.status).toBe(200);
}

async function waitingLocks(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
  );
  return rows[0]?.n ?? 0;
}

const drafted = { feature: 'drafts', model: 'gpt-4o', shown: true };
const at = (hoursAgo: number) => now - hoursAgo * HOUR_MS;

function hours(where: { byTenant?: boolean; feature?: string } = {}) {
  return db().aiRollupHour.findMany({
    where: { projectId, byTenant: false, ...where },
    orderBy: [{ bucket: 'asc' }, { model: 'asc' }, { promptVersion: 'asc' }],
  });
}

/** A connection that hears of each part of a project that was folded. */
async function hearFolds() {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('LISTEN candor_signal');
  const heard: string[] = [];
  client.on('notification', ({ payload = '' }) => {
    const [project = '', what] = payload.split(' ');
    if (what === 'ai_fold') heard.push(project);
  });
  return { client, heard };
}

describe('folding the AI ledger', () => {
  it('tells those who look at the ledger once it is folded, since they may have looked before', async () => {
    const { client, heard } = await hearFolds();
    await send('inferences', { ...drafted, id: 'a' });
    await foldAi();
    await expect.poll(() => heard).toEqual([projectId]);
    await client.end();
  });

  it('keeps nobody waiting for the whole of a long history that was there before', async () => {
    const { client, heard } = await hearFolds();
    const long = projectId;
    for (const part of [0, 1, 2]) {
      const records = Array.from({ length: 900 }, (_, i) => ({ ...drafted, id: `${part}-${i}` }));
      await send('inferences', records);
    }
    // The fold of the long one is held up at its beginning, and somebody else sends meanwhile.
    await client.query('BEGIN');
    await lockAiFold(client, long);
    const folding = foldAi();
    await expect.poll(() => waitingLocks(client)).toBe(1);
    const other = await makeProject('Other');
    ({ authorization } = await makeApiKey(other, ['ingest']));
    await send('inferences', { ...drafted, id: 'one' });
    await client.query('COMMIT');
    await folding;
    await expect.poll(() => heard.length).toBe(4);
    expect(heard.indexOf(other.id)).toBe(1);
    await client.end();
  });

  it('counts an inference in its own hour and day, for all tenants together and for its own', async () => {
    await send('inferences', { ...drafted, id: 'a', tenant: 'acme', at: at(30), latencyMs: 120 });
    await foldAi();
    const all = await db().aiRollupHour.findMany({ where: { projectId } });
    expect(all.map(({ bucket, byTenant, tenant, n }) => [+bucket, byTenant, tenant, n])).toEqual([
      [at(30), false, '', 1n],
      [at(30), true, 'acme', 1n],
    ]);
    const [day] = await db().aiRollupDay.findMany({ where: { projectId, byTenant: false } });
    expect(day).toMatchObject({ n: 1n, inputKnown: 0n, priced: 0n });
    const sketch = decodeSketch(day?.latency ?? new Uint8Array());
    expect([sketch?.count, sketch?.quantile(0.5)]).toEqual([1, 120]);
  });

  it('moves the bucket of the inference when its verdict comes days later', async () => {
    await send('inferences', [
      { ...drafted, id: 'old', at: at(100) },
      { ...drafted, id: 'new', at: at(1) },
    ]);
    await foldAi();
    await send('verdicts', { inferenceId: 'old', verdict: 'accepted', at: now });
    await foldAi();
    expect(
      (await hours()).map(({ bucket, n, explicitAccepted }) => [+bucket, n, explicitAccepted]),
    ).toEqual([
      [at(100), 1n, 1n],
      [at(1), 1n, 0n],
    ]);
    await send('verdicts', { inferenceId: 'old', verdict: 'rejected', at: now + 1 });
    await foldAi();
    expect((await hours())[0]).toMatchObject({ explicitAccepted: 0n, explicitRejected: 1n });
  });

  it('lets the latest verdict win by its own time, in whatever order they come, and keeps them all', async () => {
    await send('verdicts', { inferenceId: 'x', verdict: 'accepted', at: now - 1_000 });
    await foldAi();
    await send('inferences', { ...drafted, id: 'x', at: at(2) });
    await foldAi();
    await send('verdicts', { inferenceId: 'x', verdict: 'rejected', at: now - 60_000 });
    await foldAi();
    expect((await hours())[0]).toMatchObject({ n: 1n, explicitAccepted: 1n, explicitRejected: 0n });
    const history = await db().aiVerdict.findMany({ where: { projectId, joinedId: 'x' } });
    expect(history).toHaveLength(2);
    const [row] = await db().aiInference.findMany({ where: { projectId } });
    expect(row).toMatchObject({ explicitVerdict: 'accepted', implicitVerdict: null });
  });

  it('finds the inference by its span, whichever comes first', async () => {
    await send('verdicts', { inferenceId: 'span-1', verdict: 'edited', at: now });
    await send('inferences', [
      { ...drafted, id: 'r-1', spanId: 'span-1', at: at(2) },
      { ...drafted, id: 'r-2', spanId: 'span-2', at: at(2) },
    ]);
    await foldAi();
    await send('verdicts', { inferenceId: 'span-2', verdict: 'edited', explicit: false, at: now });
    await foldAi();
    expect((await hours())[0]).toMatchObject({ n: 2n, explicitEdited: 1n, implicitEdited: 1n });
  });

  it('gives a verdict on a span that several share to one of them only', async () => {
    const shared = { ...drafted, spanId: 'span-3' };
    await send('inferences', { ...shared, id: 'first', at: at(2) });
    await send('verdicts', { inferenceId: 'span-3', verdict: 'accepted', at: now });
    await foldAi();
    await send('inferences', { ...shared, id: 'second', at: at(1) });
    await foldAi();
    expect((await hours()).map(({ explicitAccepted }) => explicitAccepted)).toEqual([1n, 0n]);
  });

  it('fills in what was missing when an inference is told again, and counts it once', async () => {
    await send('inferences', { id: 'a', feature: 'drafts', model: 'gpt-4o', at: at(3) });
    await foldAi();
    await send('inferences', {
      ...drafted,
      id: 'a',
      promptVersion: 'v2',
      inputTokens: 1_000_000,
      outputTokens: 0,
      latencyMs: 80,
      at: at(1),
    });
    await foldAi();
    const counted = (await hours()).filter(({ n }) => n !== 0n);
    expect(counted).toMatchObject([
      { n: 1n, unseen: 0n, promptVersion: 'v2', inputTokens: 1e6, priced: 1n },
    ]);
    expect(+(counted[0]?.bucket ?? 0)).toBe(at(3));
    const [row] = await db().aiInference.findMany({ where: { projectId } });
    expect(row).toMatchObject({
      promptVersion: 'v2',
      latencyMs: 80,
      costUsd: 2.5,
      costBasis: 'table',
    });
  });

  it('believes the cost that was given, prices what it knows, and leaves the rest unknown', async () => {
    await send('inferences', [
      { ...drafted, id: 'given', costUsd: 7, inputTokens: 10, outputTokens: 10, at: at(1) },
      {
        ...drafted,
        id: 'priced',
        inputTokens: 1_000,
        cachedInputTokens: 400,
        outputTokens: 100,
        at: at(1),
      },
      { ...drafted, id: 'no-tokens', at: at(1) },
      {
        ...drafted,
        id: 'no-price',
        model: 'house-model',
        inputTokens: 5,
        outputTokens: 5,
        at: at(1),
      },
    ]);
    await foldAi();
    const rows = await db().aiInference.findMany({ where: { projectId }, orderBy: { id: 'asc' } });
    expect(rows.map(({ id, costUsd, costBasis }) => [id, costUsd, costBasis])).toEqual([
      ['given', 7, 'given'],
      ['no-price', null, 'no_price'],
      ['no-tokens', null, 'no_tokens'],
      // 600 plain, 400 cached and 100 out at 2.50, 1.25 and 10 dollars a million.
      ['priced', (600 * 2.5 + 400 * 1.25 + 100 * 10) / 1e6, 'table'],
    ]);
    const [known, unknown] = await hours();
    expect(known).toMatchObject({ n: 3n, priced: 2n, inputKnown: 2n });
    expect(unknown).toMatchObject({ n: 1n, priced: 0n, costUsd: 0 });
  });

  it('keeps 500 tenants apart and counts all others together', async () => {
    await send(
      'inferences',
      Array.from({ length: 520 }, (_, i) => ({
        ...drafted,
        id: `t-${i}`,
        tenant: `tenant ${i}`,
        at: at(1),
      })),
    );
    await foldAi();
    await send(
      'verdicts',
      Array.from({ length: 520 }, (_, i) => ({
        inferenceId: `t-${i}`,
        verdict: 'accepted',
        at: now,
      })),
    );
    await foldAi();
    const rows = await hours({ byTenant: true });
    expect(rows).toHaveLength(501);
    const other = rows.find(({ tenant }) => tenant === '__other__');
    expect(other).toMatchObject({ n: 20n, explicitAccepted: 20n });
  });

  it('comes to what counting line by line comes to, for any ledger in any order', {
    timeout: 720_000,
  }, async () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
    const inference = fc.record({
      noun: fc.constant('inferences' as const),
      id,
      feature: fc.constantFrom('drafts', 'search'),
      model: fc.constantFrom('gpt-4o', 'house-model'),
      promptVersion: maybe(fc.constantFrom('v1', 'v2')),
      tenant: maybe(fc.constantFrom('acme', 'zeta')),
      shown: fc.boolean(),
      outcome: fc.constantFrom('ok', 'refused', 'fallback'),
      inputTokens: maybe(fc.nat(1_000)),
      outputTokens: maybe(fc.nat(1_000)),
      costUsd: maybe(fc.nat(8)),
      latencyMs: maybe(fc.nat(5_000)),
      at: fc.integer({ min: 1, max: 60 }).map(at),
    });
    const verdict = fc.record({
      noun: fc.constant('verdicts' as const),
      inferenceId: id,
      verdict: fc.constantFrom('accepted', 'edited', 'rejected', 'ignored'),
      explicit: fc.boolean(),
      at: fc.integer({ min: 0, max: 50 }).map((second) => now - second * 1_000),
    });
    const step = fc.oneof(inference, verdict, fc.constant('fold' as const));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const project = await makeProject('Any');
        projectId = project.id;
        ({ authorization } = await makeApiKey(project, ['ingest']));
        for (const one of steps) {
          if (one === 'fold') await foldAi();
          else await send(one.noun, one);
        }
        await foldAi();
        const kept = await db().aiInference.findMany({ where: { projectId } });
        const told = steps.flatMap((one) => (one === 'fold' ? [] : [one]));
        const ids = told.flatMap((one) => (one.noun === 'inferences' ? [one.id] : []));
        expect(kept.map((row) => row.id).sort()).toEqual([...new Set(ids)].sort());
        const expected = new Map<string, AiTally>();
        for (const row of kept) {
          const verdicts = told.flatMap((one) =>
            one.noun === 'verdicts' && one.inferenceId === row.id
              ? [
                  {
                    timeMs: one.at,
                    verdict: one.verdict as Verdict['verdict'],
                    explicit: one.explicit && one.verdict !== 'ignored',
                  },
                ]
              : [],
          );
          const first = told.find((one) => one.noun === 'inferences' && one.id === row.id);
          const shown = told.some(
            (one) => one.noun === 'inferences' && one.id === row.id && one.shown,
          );
          expect([+row.ts, row.shown]).toEqual([first?.at, shown]);
          const key = JSON.stringify([
            +row.ts,
            row.feature,
            row.model,
            row.promptVersion ?? '',
            row.tenant ?? '',
          ]);
          const tally = expected.get(key) ?? emptyTally();
          addToTally(tally, { ...row, ...judge(verdicts), outcome: row.outcome as 'ok' }, 1);
          expected.set(key, tally);
        }
        const found = new Map<string, AiTally>();
        for (const row of await hours({ byTenant: true })) {
          if (row.n === 0n) {
            expect(TALLY_FIELDS.filter((field) => Math.abs(Number(row[field])) > 1e-9)).toEqual([]);
            continue;
          }
          const key = JSON.stringify([
            +row.bucket,
            row.feature,
            row.model,
            row.promptVersion,
            row.tenant,
          ]);
          found.set(
            key,
            Object.fromEntries(TALLY_FIELDS.map((field) => [field, Number(row[field])])) as AiTally,
          );
        }
        expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
        for (const [key, tally] of expected) {
          for (const field of TALLY_FIELDS)
            expect(found.get(key)?.[field]).toBeCloseTo(tally[field], 9);
        }
        const perDay = await db().aiRollupDay.aggregate({
          where: { projectId, byTenant: false },
          _sum: { n: true, explicitAccepted: true, costUsd: true },
        });
        const perHour = await db().aiRollupHour.aggregate({
          where: { projectId, byTenant: true },
          _sum: { n: true, explicitAccepted: true, costUsd: true },
        });
        expect(perDay._sum.n).toEqual(perHour._sum.n);
        expect(perDay._sum.explicitAccepted).toEqual(perHour._sum.explicitAccepted);
        expect(perDay._sum.costUsd ?? 0).toBeCloseTo(perHour._sum.costUsd ?? 0, 9);
      }),
      { numRuns: 25 },
    );
  });
});
