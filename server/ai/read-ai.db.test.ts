import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as postInferences } from '@/app/api/v1/ai/inferences/route';
import { POST as postVerdicts } from '@/app/api/v1/ai/verdicts/route';
import { acceptanceParams } from '@/domain/ai/acceptance-params';
import { trailParams } from '@/domain/logs/search-params';
import { encodeTrailCursor } from '@/domain/logs/trail-cursor';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { readTrail } from '@/server/trails/read-trail';
import { tidyAi } from '@/server/worker/jobs/tidy-ai';
import { closeConnections, db, ingestPool, readInProject, systemPool } from '../db/client';
import { runPipelined } from '../db/pipelined-statements';
import { storeEvaluationsStatement } from '../db/sql/store-ai';
import { answerAcceptance } from './answer-acceptance';
import { answerAiCosts, answerAiSeries } from './answer-ai-series';
import { answerAiValues } from './answer-ai-values';
import { answerEvaluationRuns } from './answer-evaluation-runs';
import { answerInference, answerInferences } from './answer-inferences';
import { changeAiLimit } from './change-ai-limit';
import { addAiPrice } from './change-ai-prices';
import { foldAi } from './fold-ai';
import { readAiSettings } from './read-ai-settings';
import { aiFallbackSeries, readAiStates } from './read-ai-states';

await createTestDatabase();
const HOUR_MS = 3_600_000;
const now = Date.now();
const at = (hoursAgo: number) => now - hoursAgo * HOUR_MS;
let project: Awaited<ReturnType<typeof makeProject>>;
let authorization = '';

beforeAll(async () => {
  project = await makeProject('Shop');
  ({ authorization } = await makeApiKey(project, ['ingest']));
  const drafted = { feature: 'drafts', model: 'gpt-4o', shown: true, promptVersion: 'v1' };
  await send('inferences', [
    ...Array.from({ length: 70 }, (_, i) => ({
      ...drafted,
      id: `d-${i}`,
      tenant: i === 69 ? 'rare' : 'acme',
      service: i % 3 === 0 ? 'writer' : 'editor',
      outcome: i % 2 === 0 ? 'ok' : 'fallback',
      inputTokens: 1_000,
      outputTokens: 100,
      latencyMs: 100,
      at: at(i + 1),
    })),
    {
      ...drafted,
      id: 'house',
      model: 'house-model',
      feature: 'search',
      inputTokens: 10,
      outputTokens: 10,
      at: at(2),
      traceId: 'a'.repeat(32),
      spanId: 'b'.repeat(16),
    },
  ]);
  await send('verdicts', [
    { inferenceId: 'd-3', verdict: 'accepted', at: at(1) },
    { inferenceId: 'd-3', verdict: 'edited', editRatio: 0.4, at: at(0.5) },
    { inferenceId: 'b'.repeat(16), verdict: 'rejected', explicit: false, at: at(0.5) },
  ]);
  await foldAi();
});
afterAll(closeConnections);

async function send(noun: 'inferences' | 'verdicts', records: unknown) {
  const request = new Request(`http://candor.test/api/v1/ai/${noun}`, {
    method: 'POST',
    body: JSON.stringify(records),
    headers: { authorization, 'content-type': 'application/json' },
  });
  const post = noun === 'inferences' ? postInferences : postVerdicts;
  expect((await post(request, { params: Promise.resolve({}) })).status).toBe(200);
}

describe('the ledger', () => {
  it('lists newest first and goes on where the page before ended', async () => {
    const first = await answerInferences(project.id, { feature: 'drafts', limit: 50 });
    expect(first.items.map(({ id }) => id).slice(0, 3)).toEqual(['d-0', 'd-1', 'd-2']);
    const rest = await answerInferences(project.id, {
      feature: 'drafts',
      limit: 50,
      cursor: first.nextCursor ?? '',
    });
    expect(rest.items.map(({ id }) => id)).toEqual(
      Array.from({ length: 20 }, (_, i) => `d-${i + 50}`),
    );
    expect(rest.nextCursor).toBeNull();
  });

  it('finds the one of a rare tenant, of a state, of an outcome', async () => {
    const idsOf = async (filter: object) =>
      (await answerInferences(project.id, { limit: 50, ...filter })).items.map(({ id }) => id);
    expect(await idsOf({ tenant: 'rare' })).toEqual(['d-69']);
    expect((await idsOf({ service: 'writer' })).slice(0, 3)).toEqual(['d-0', 'd-3', 'd-6']);
    expect(await idsOf({ service: '' })).toEqual(['house']);
    expect(await idsOf({ state: 'edited' })).toEqual(['d-3']);
    expect(await idsOf({ state: 'rejected' })).toEqual(['house']);
    expect(await idsOf({ outcome: 'refused' })).toEqual([]);
    expect((await idsOf({ outcome: 'fallback' })).length).toBe(35);
    expect(await idsOf({ from: 'now-90m' })).toEqual(['d-0']);
  });

  it('refuses a cursor that it never gave out', async () => {
    await expect(answerInferences(project.id, { limit: 5, cursor: 'x' })).rejects.toThrow(
      'The cursor is not one',
    );
  });

  it('tells all of one inference: what counts of its verdicts, what it cost and why', async () => {
    const edited = await answerInference(project.id, 'd-3');
    expect(edited.inference).toMatchObject({
      state: 'edited',
      costUsd: 0.0035,
      costBasis: 'table',
    });
    expect(edited.verdicts.map(({ verdict, isStanding }) => [verdict, isStanding])).toEqual([
      ['edited', true],
      ['accepted', false],
    ]);
    const bySpan = await answerInference(project.id, 'house');
    expect(bySpan.inference).toMatchObject({
      state: 'rejected',
      costUsd: null,
      costBasis: 'no_price',
    });
    expect(bySpan.verdicts).toMatchObject([
      { verdict: 'rejected', explicit: false, isStanding: true },
    ]);
    await expect(answerInference(project.id, 'nobody')).rejects.toThrow('no such inference');
  });
});

it('An inference stands in the trail of its trace', async () => {
  const trail = await readTrail(project.id, 'A'.repeat(32), trailParams.parse({}));
  expect(trail.items).toMatchObject([
    { kind: 'inference', ref: 'house', title: 'search: house-model answered' },
  ]);
  const cursor = encodeTrailCursor({ timeUs: Math.round(at(2) * 1_000), rank: 1, id: 'house' });
  const rest = await readTrail(project.id, 'a'.repeat(32), trailParams.parse({ cursor }));
  expect(rest.items).toEqual([]);
});

describe('the course', () => {
  it('has no point where nothing was asked, and null where nothing is known', async () => {
    const { points, groups, stepSeconds } = await answerAiSeries(project.id, {
      groupBy: 'feature',
    });
    expect(stepSeconds).toBe(7_200);
    expect(points.reduce((sum, point) => sum + point.inferences, 0)).toBe(71);
    expect(points.every(({ firstTokenP50 }) => firstTokenP50 === null)).toBe(true);
    expect(points[0]).toMatchObject({ strict: null, judged: 0, isYoung: false });
    expect(points.at(-1)).toMatchObject({ isYoung: true });
    expect(groups.map(({ key }) => key)).toEqual(['drafts', 'search']);
  });

  it('tells the cost by feature and tenant, with how many of them are priced', async () => {
    const { rows } = await answerAiCosts(project.id, {});
    expect(rows[0]).toMatchObject({
      feature: 'drafts',
      tenant: 'acme',
      inferences: 69,
      priced: 69,
    });
    expect(rows.at(-1)).toMatchObject({
      feature: 'search',
      tenant: null,
      costUsd: null,
      priced: 0,
    });
  });

  it('tells the share of fallbacks by the minute, the hour and the day, with gaps', async () => {
    const read = (hours: number, stepMs: number) =>
      readInProject(project.id, (client) =>
        aiFallbackSeries(client, project.id, {
          fromMs: at(hours),
          toMs: now,
          nowMs: now,
          stepMs,
        }),
      );
    const narrow = await read(4.5, 60_000);
    expect(narrow.values.filter((value) => value !== null)).toEqual([1, 0, 0.5, 0]);
    expect(narrow.values.filter((value) => value === null).length).toBeGreaterThan(200);
    const wide = await read(48, 60_000);
    expect(wide.stepMs).toBe(HOUR_MS);
    expect(wide.values.filter((value) => value === 1).length).toBeGreaterThan(20);
    const weeks = await read(20 * 24, 60_000);
    expect(weeks.stepMs).toBe(24 * HOUR_MS);
    const { rows } = await systemPool().query<{ day: number; share: number }>(
      `SELECT extract(epoch FROM date_trunc('day', ts, 'UTC'))::float8 * 1000 AS day,
         count(*) FILTER (WHERE outcome = 'fallback')::float8 / count(*) AS share
       FROM ai_inference WHERE project_id = $1 AND ts >= $2 GROUP BY 1`,
      [project.id, new Date(at(20 * 24))],
    );
    const byDay = new Map(rows.map(({ day, share }) => [day, share]));
    expect(weeks.values).toEqual(weeks.times.map((day) => byDay.get(day) ?? null));
  });

  it('tells the fallbacks of one service over short and long times, and nothing of the others', async () => {
    for (const hours of [5, 60, 20 * 24]) {
      const { times, stepMs, values } = await readInProject(project.id, (client) =>
        aiFallbackSeries(client, project.id, {
          fromMs: at(hours),
          toMs: now,
          nowMs: now,
          stepMs: HOUR_MS,
          service: 'writer',
        }),
      );
      const { rows } = await systemPool().query<{ step: number; share: number }>(
        `SELECT floor(extract(epoch FROM ts) * 1000 / $2) * $2::float8 AS step,
           count(*) FILTER (WHERE outcome = 'fallback')::float8 / count(*) AS share
         FROM ai_inference WHERE project_id = $1 AND service = 'writer' AND ts >= $3 GROUP BY 1`,
        [
          project.id,
          stepMs,
          new Date(hours < 6 ? at(hours) : Math.floor(at(hours) / HOUR_MS) * HOUR_MS),
        ],
      );
      const told = new Map(rows.map(({ step, share }) => [step, share]));
      expect(values).toEqual(times.map((time) => told.get(time) ?? null));
      expect(told.size).toBeGreaterThan(1);
    }
    const { groups } = await answerAcceptance(
      project.id,
      acceptanceParams.parse({ groupBy: 'service' }),
    );
    expect(groups.map(({ key, inferences }) => [key, inferences])).toEqual([
      ['editor', 46],
      ['writer', 24],
      [null, 1],
    ]);
    const ofOne = await answerAcceptance(
      project.id,
      acceptanceParams.parse({ groupBy: 'model', service: 'writer' }),
    );
    expect(ofOne.groups).toMatchObject([
      { key: 'gpt-4o', inferences: 24, explicit: { edited: 1 } },
    ]);
  });

  it('takes what was counted before services were told apart out of where it was counted', async () => {
    const older = await makeProject('Older');
    const { authorization } = await makeApiKey(older, ['ingest']);
    const tell = async (post: typeof postInferences, body: unknown) => {
      const headers = { authorization, 'content-type': 'application/json' };
      const request = new Request('http://candor.test/api/v1/ai', {
        method: 'POST',
        body: JSON.stringify(body),
        headers,
      });
      expect((await post(request, { params: Promise.resolve({}) })).status).toBe(200);
      await foldAi();
    };
    const answer = { id: 'a', feature: 'f', model: 'm', service: 'writer', shown: true, at: at(3) };
    await tell(postInferences, answer);
    // As the migration leaves what it finds.
    for (const table of ['ai_rollup_hour', 'ai_rollup_day']) {
      await systemPool().query(`UPDATE ${table} SET service = '__other__' WHERE project_id = $1`, [
        older.id,
      ]);
    }
    await systemPool().query(
      'UPDATE ai_inference SET folded_fields = coalesce(folded_fields, 0) | 32 WHERE project_id = $1',
      [older.id],
    );
    await tell(postVerdicts, { inferenceId: 'a', verdict: 'accepted' });
    const rows = await db().aiRollupHour.findMany({ where: { projectId: older.id } });
    expect(rows.map(({ service, n, explicitAccepted }) => [service, n, explicitAccepted])).toEqual([
      ['__other__', 1n, 1n],
      ['__other__', 1n, 1n],
    ]);
  });

  it('says how each feature stands', async () => {
    const states = await readAiStates(project.id);
    expect(states.map(({ feature, state }) => [feature, state])).toEqual([
      ['drafts', 'failing'],
      ['search', 'healthy'],
    ]);
  });
});

describe('evaluations', () => {
  it('are told by run, once each', async () => {
    const evaluation = (inferenceId: string, label: string, score: number) => ({
      projectId: project.id,
      row: {
        timeMs: at(1),
        inferenceId,
        name: 'relevance',
        score,
        label,
        explanation: null,
        run: 'golden-7',
      },
    });
    const rows = [
      evaluation('d-1', 'pass', 0.9),
      evaluation('d-2', 'fail', 0.2),
      evaluation('d-4', 'pass', 0.8),
    ];
    for (let time = 0; time < 2; time += 1) {
      const client = await ingestPool().connect();
      await runPipelined(client, [storeEvaluationsStatement(rows)]);
      client.release();
      await foldAi();
    }
    const { runs } = await answerEvaluationRuns(project.id, {});
    expect(runs).toMatchObject([
      { name: 'relevance', run: 'golden-7', n: 3, passed: { value: 2 / 3, n: 3 } },
    ]);
    expect(runs[0]?.medianScore).toBeCloseTo(0.8, 1);
    expect((await answerInference(project.id, 'd-1')).evaluations).toMatchObject([
      { name: 'relevance', run: 'golden-7', label: 'pass' },
    ]);
  });
});

describe('limits and prices', () => {
  it('wait for a feature as long as somebody said', async () => {
    const { ctx } = project;
    await changeAiLimit({ ctx, input: { feature: 'drafts', ignoreAfterSeconds: 60 } });
    expect((await answerInference(project.id, 'd-0')).inference.state).toBe('ignored');
    await changeAiLimit({ ctx, input: { feature: 'drafts', ignoreAfterSeconds: null } });
    expect((await answerInference(project.id, 'd-0')).inference.state).toBe('pending');
    const audit = await db().auditEntry.findMany({
      where: { projectId: project.id, action: 'ai_feature.limit' },
    });
    expect(audit).toHaveLength(2);
  });

  it('price what had no price as soon as there is one, and nothing else', async () => {
    expect((await readAiSettings(project.id)).unpriced).toEqual([
      { model: 'house-model', inferences: 1 },
    ]);
    const price = {
      model: 'house-*',
      provider: null,
      from: '2026-01-01',
      inputPerMillion: 100,
      outputPerMillion: 200,
      cachedReadPerMillion: null,
      cachedWritePerMillion: null,
      reasoningPerMillion: null,
    };
    await addAiPrice({
      ctx: project.ctx,
      input: { ...price, from: new Date(at(240)).toISOString().slice(0, 10) },
    });
    await foldAi();
    expect((await answerInference(project.id, 'house')).inference).toMatchObject({
      costUsd: 0.003,
      costBasis: 'table',
    });
    expect((await readAiSettings(project.id)).unpriced).toEqual([]);
    expect((await answerInference(project.id, 'd-3')).inference.costUsd).toBe(0.0035);
  });

  it('lists what there is to choose from, and nothing of another project', async () => {
    expect(await answerAiValues(project.id)).toMatchObject({
      feature: expect.arrayContaining(['search', 'drafts']),
      unfolded: 0,
      hasAny: true,
    });
    const other = await makeProject('Other');
    expect(await answerAiValues(other.id)).toMatchObject({ feature: [], hasAny: false });
    expect((await answerInferences(other.id, { limit: 5 })).items).toEqual([]);
  });

  it('forget what a project no longer keeps', async () => {
    await db().project.update({ where: { id: project.id }, data: { retentionDays: 1 } });
    await tidyAi();
    const { items } = await answerInferences(project.id, { limit: 200 });
    expect(items.map(({ id }) => id)).not.toContain('d-40');
    expect(await db().aiInferenceId.count({ where: { projectId: project.id, id: 'd-40' } })).toBe(
      0,
    );
  });
});
