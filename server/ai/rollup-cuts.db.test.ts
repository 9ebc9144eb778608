import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { POST as postInferences } from '@/app/api/v1/ai/inferences/route';
import { acceptanceParams, aiSeriesParams } from '@/domain/ai/acceptance-params';
import { AI_FIELDS } from '@/domain/ai/rollup-key';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db } from '../db/client';
import { env } from '../env';
import { answerAcceptance } from './answer-acceptance';
import { answerAiCosts, answerAiSeries } from './answer-ai-series';
import { foldAi } from './fold-ai';

await createTestDatabase();
const HOUR_MS = 3_600_000;
const now = Date.now();
const project = { id: '' };

beforeAll(async () => {
  const made = await makeProject('Shop');
  project.id = made.id;
  const { authorization } = await makeApiKey(made, ['ingest']);
  const inferences = Array.from({ length: 900 }, (_, n) => ({
    id: `one-${n}`,
    at: now - n * 660_000,
    feature: `feature-${n % 3}`,
    model: `model-${n % 4}`,
    promptName: n % 5 === 0 ? undefined : `prompt-${n % 3}`,
    promptVersion: n % 5 === 0 ? undefined : `v${n % 7}`,
    tenant: n % 11 === 0 ? undefined : `tenant-${n % 13}`,
    service: n % 9 === 0 ? undefined : `service-${n % 3}`,
    outcome: ['ok', 'ok', 'fallback', 'refused'][n % 4],
    inputTokens: 100 + (n % 50),
    outputTokens: n % 6 === 0 ? undefined : 20 + (n % 9),
    costUsd: n % 10 === 0 ? undefined : (n % 17) / 1_000,
    latencyMs: 300 + ((n * 37) % 900),
    timeToFirstTokenMs: n % 2 === 0 ? 40 + (n % 60) : undefined,
  }));
  const request = new Request('http://candor.test/api/v1/ai/inferences', {
    method: 'POST',
    body: JSON.stringify(inferences),
    headers: { authorization, 'content-type': 'application/json' },
  });
  const response = await postInferences(request, { params: Promise.resolve({}) });
  expect(await response.json()).toMatchObject({ accepted: 900, rejected: 0 });
  await foldAi();
  // Told again, with another latency: what was counted is taken out of every cut.
  const again = new Request('http://candor.test/api/v1/ai/inferences', {
    method: 'POST',
    body: JSON.stringify(
      inferences.slice(0, 200).map((one) => ({ ...one, retrievalMs: 30, costUsd: 0.5 })),
    ),
    headers: { authorization, 'content-type': 'application/json' },
  });
  expect((await postInferences(again, { params: Promise.resolve({}) })).status).toBe(200);
  await foldAi();
});
afterAll(closeConnections);

/** Cuts count from then on, as after an upgrade at that time. */
async function cutsFrom(since: string) {
  const owner = new pg.Client({ connectionString: env().DATABASE_URL });
  await owner.connect();
  await owner.query(
    `CREATE OR REPLACE FUNCTION candor_ai_cuts_from() RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE
     AS 'SELECT ''${since}''::timestamptz'`,
  );
  await owner.end();
}

/** Sums of money and percentages may differ in the last digit, since they are added in another order. */
function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, one) => (typeof one === 'number' ? Number(one.toPrecision(9)) : one)),
  );
}

const to = new Date(now).toISOString();
const ranges = [5, 30, 24 * 6.5].map((hours) => ({
  from: new Date(now - hours * HOUR_MS).toISOString(),
  to,
}));

async function everyAnswer() {
  const answers: unknown[] = [];
  for (const range of ranges) {
    for (const groupBy of AI_FIELDS) {
      const compare = groupBy === 'model' ? { compare: 'model-0,model-1' } : {};
      const asked = acceptanceParams.parse({ groupBy, ...range, ...compare });
      const { groups, ...answer } = await answerAcceptance(project.id, asked);
      answers.push(answer, groups);
      answers.push(
        (await answerAcceptance(project.id, { ...asked, compare: undefined, feature: 'feature-1' }))
          .groups,
      );
      answers.push(await answerAiSeries(project.id, aiSeriesParams.parse({ groupBy, ...range })));
    }
    const { rows, count } = await answerAiCosts(project.id, range);
    const nameOf = (row: (typeof rows)[number]) => `${row.feature} ${row.tenant}`;
    answers.push(
      count,
      rows.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)),
    );
  }
  return rounded(answers);
}

test('Answers are the same from cuts, from whole roll-ups, and from both where cuts began in between', async () => {
  await cutsFrom('infinity');
  const whole = await everyAnswer();
  await cutsFrom('-infinity');
  expect(await everyAnswer()).toEqual(whole);
  await cutsFrom(new Date(now - 50 * HOUR_MS).toISOString().slice(0, 10));
  expect(await everyAnswer()).toEqual(whole);
});

test('Costs are those of the inferences themselves, to the running hour', async () => {
  for (const range of ranges) {
    const { rows, count } = await answerAiCosts(project.id, range);
    const told = await db().aiInference.findMany({
      where: {
        projectId: project.id,
        ts: { gte: new Date(Math.floor(Date.parse(range.from) / HOUR_MS) * HOUR_MS) },
      },
    });
    const sums = new Map<string, { n: number; usd: number }>();
    for (const { feature, tenant, costUsd } of told) {
      const key = `${feature} ${tenant}`;
      const sum = sums.get(key) ?? { n: 0, usd: 0 };
      sums.set(key, { n: sum.n + 1, usd: sum.usd + (costUsd ?? 0) });
    }
    expect(count).toBe(sums.size);
    for (const { feature, tenant, inferences, costUsd } of rows) {
      const sum = sums.get(`${feature} ${tenant}`);
      expect(inferences).toBe(sum?.n);
      expect(costUsd ?? 0).toBeCloseTo(sum?.usd ?? -1, 6);
    }
  }
});

test('Where features wait differently long, what may still get a verdict is told by feature', async () => {
  await db().aiFeature.create({
    data: { projectId: project.id, feature: 'feature-1', ignoreAfterSeconds: 3_600 },
  });
  await cutsFrom('infinity');
  const whole = await everyAnswer();
  await cutsFrom('-infinity');
  expect(await everyAnswer()).toEqual(whole);
});
