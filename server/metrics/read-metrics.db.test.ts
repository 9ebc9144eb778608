import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST } from '@/app/api/v1/metrics/route';
import { metricExpressionParams, metricSeriesParams } from '@/domain/metrics/metric-answers';
import { makeApiKey, makeMember, makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db } from '@/server/db/client';
import { answerMetricExpression } from './answer-metric-expression';
import { answerMetricSeries } from './answer-metric-series';
import { answerMetricLabels, answerMetrics } from './answer-metrics';
import { listDerivedMetrics } from './list-derived-metrics';
import {
  changeDerivedMetric,
  createDerivedMetric,
  deleteDerivedMetric,
} from './save-derived-metric';

await createTestDatabase();
const MINUTE_MS = 60_000;
/** The whole minute that was ten minutes ago. */
const base = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - 10 * MINUTE_MS;
let project: Awaited<ReturnType<typeof makeProject>>;

beforeAll(async () => {
  project = await makeProject('Shop');
  const { authorization } = await makeApiKey(project, ['ingest']);
  const point = (name: string, minute: number, value: number, fields: object = {}) => ({
    name,
    value,
    at: base + minute * MINUTE_MS + 1_000,
    ...fields,
  });
  const sent = [
    ...[0, 1, 3].flatMap((minute) => [
      point('placed', minute, 8, { type: 'delta', labels: { shop: 'de' } }),
      point('placed', minute, 2, { type: 'delta', labels: { shop: 'fr' } }),
    ]),
    point('paid', 0, 5, { type: 'delta' }),
    point('paid', 1, 0, { type: 'delta' }),
    point('memory', 0, 100, { labels: { pod: 'a' }, service: 'web', unit: 'By' }),
    point('memory', 0, 300, { labels: { pod: 'b' }, service: 'web', unit: 'By' }),
    point('backup', 0, (base - 60_000) / 1_000),
  ];
  const request = new Request('http://candor.test/', {
    method: 'POST',
    body: JSON.stringify(sent),
    headers: { authorization, 'content-type': 'application/json' },
  });
  expect((await POST(request, { params: Promise.resolve({}) })).status).toBe(200);
});
afterAll(closeConnections);

const window = {
  from: new Date(base).toISOString(),
  to: new Date(base + 5 * MINUTE_MS).toISOString(),
};
const series = (params: object) =>
  answerMetricSeries(project.id, metricSeriesParams.parse({ ...window, ...params }));
const expression = (expr: string) =>
  answerMetricExpression(project.id, metricExpressionParams.parse({ ...window, expr }));

describe('a metric over time', () => {
  it('has a value where something was measured, and a gap elsewhere', async () => {
    const answer = await series({ metric: 'placed', agg: 'sum' });
    expect(answer).toMatchObject({ stepSeconds: 60, type: 'delta', more: 0 });
    expect(answer.lines).toEqual([{ key: null, values: [10, 10, null, 10, null] }]);
  });

  it('is told by a label, the largest first, and for chosen values alone', async () => {
    const grouped = await series({ metric: 'placed', agg: 'sum', group: 'shop' });
    expect(grouped.lines.map(({ key, values }) => [key, values[0]])).toEqual([
      ['de', 8],
      ['fr', 2],
    ]);
    const chosen = await series({ metric: 'placed', agg: 'sum', where: 'shop=fr' });
    expect(chosen.lines).toMatchObject([{ values: [2, 2, null, 2, null] }]);
    expect((await series({ metric: 'memory', where: ['service=web', 'pod=a'] })).lines).toEqual([
      { key: null, values: [100, null, null, null, null] },
    ]);
  });

  it('is a rate where it counts, and how much there is where it is a gauge', async () => {
    const rate = await series({ metric: 'placed' });
    expect([rate.aggregation, rate.lines[0]?.values[0]]).toEqual(['rate', 10 / 60]);
    for (const [agg, value] of [
      ['avg', 200],
      ['sum', 400],
      ['min', 100],
      ['max', 300],
    ])
      expect((await series({ metric: 'memory', agg })).lines[0]?.values[0]).toBe(value);
  });

  it('reads the hours of a wide window', async () => {
    const wide = { from: new Date(base - 5 * 86_400_000).toISOString(), to: 'now' };
    const answer = await series({ metric: 'placed', agg: 'sum', ...wide });
    expect(answer.stepSeconds).toBeGreaterThanOrEqual(1_800);
    const total = answer.lines[0]?.values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
    expect(total).toBe(30);
  });

  it('that nobody sent has no lines', async () => {
    expect(await series({ metric: 'unheard' })).toMatchObject({ lines: [], type: null });
  });
});

describe('a metric made of others', () => {
  it('is unknown where a part is, and nothing is divided by', async () => {
    expect((await expression('ratio(paid, placed)')).values).toEqual([0.5, 0, null, null, null]);
    expect((await expression('ratio(placed, paid)')).values).toEqual([2, null, null, null, null]);
  });

  it('is a rate or an age', async () => {
    expect((await expression('rate(placed{shop="de"})')).values[0]).toBe(8 / 60);
    expect((await expression('age(backup)')).values[0]).toBe(120);
  });

  it('names what nobody sent, and where a mistake is', async () => {
    expect(await expression('ratio(paid, unheard)')).toMatchObject({ unknown: ['unheard'] });
    await expect(expression('ratio(paid')).rejects.toMatchObject({
      code: 'invalid',
      details: [expect.objectContaining({ path: 'expr' })],
    });
  });

  it('is kept, renamed and forgotten by an editor, each with an audit entry', async () => {
    const { ctx } = await makeMember(project, 'editor');
    const input = { name: 'Conversion', expression: 'ratio( paid , placed )' };
    const { id } = await createDerivedMetric({ ctx, input });
    expect(await listDerivedMetrics(project.id)).toEqual({
      items: [{ id, name: 'Conversion', expression: 'ratio(paid, placed)' }],
    });
    await expect(createDerivedMetric({ ctx, input })).rejects.toMatchObject({ code: 'conflict' });
    await changeDerivedMetric({ ctx, id, input: { ...input, name: 'Paid share' } });
    await deleteDerivedMetric({ ctx, id });
    await expect(deleteDerivedMetric({ ctx, id })).rejects.toMatchObject({ code: 'not_found' });
    const entries = await db().auditEntry.findMany({
      where: { projectId: project.id, action: { startsWith: 'derived_metric' } },
    });
    expect(entries).toHaveLength(3);
  });
});

it('The metrics of a project are listed with their series, and their labels with values', async () => {
  const { items, series: alive, dropped } = await answerMetrics(project.id, window);
  expect(items.map(({ name, series: count }) => [name, count])).toEqual([
    ['backup', 1],
    ['memory', 2],
    ['paid', 1],
    ['placed', 2],
  ]);
  expect([alive, dropped]).toEqual([6, 0]);
  expect((await answerMetricLabels(project.id, 'memory')).items).toEqual([
    {
      label: 'pod',
      more: 0,
      values: [
        { value: 'a', series: 1 },
        { value: 'b', series: 1 },
      ],
    },
    { label: 'service', more: 0, values: [{ value: 'web', series: 2 }] },
  ]);
});
