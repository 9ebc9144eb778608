import { afterAll, beforeAll, expect, it } from 'vitest';
import { POST as METRICS } from '@/app/api/v1/metrics/route';
import { type RuleQuery, ruleQuerySchema } from '@/domain/alerting/rule-query';
import { AGGREGATIONS } from '@/domain/metrics/aggregations';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { sendRecords } from '@/scripts/testing/send-records';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, readInProject } from '../../db/client';
import { databaseNow } from '../../db/database-clock';
import { readSamples } from './read-samples';
import { makeSignalReading } from './signal-reading';

await createTestDatabase();
const MINUTE_MS = 60_000;
/** The longest window that is read for many rules at once, and the shortest that the database adds up for itself. */
const [SHARED, ALONE] = [900, 960];
let projectId = '';

beforeAll(async () => {
  const project = await makeProject('Shop');
  projectId = project.id;
  const { authorization } = await makeApiKey(project, ['ingest']);
  const now = Date.now();
  const points = ['memory', 'requests', 'drops'].flatMap((name, kind) =>
    Array.from({ length: 60 }, (_, n) => ({
      name,
      type: ['gauge', 'counter', 'delta'][kind],
      value: kind === 1 ? 10 * n : ((n * 7) % 13) + kind / 3,
      labels: {
        ...(n % 3 === 0 ? {} : { region: n % 3 === 1 ? 'eu' : 'us' }),
        pod: `pod-${n % 4}`,
        service: n % 2 === 0 ? 'shop' : 'depot',
      },
      at: new Date(now - (10 - Math.floor(n / 6)) * MINUTE_MS - (n % 6) * 1_000).toISOString(),
    })),
  );
  await sendRecords(METRICS, { authorization }, points);
});
afterAll(closeConnections);

async function measure(queries: readonly RuleQuery[]) {
  const nowMs = Math.floor(await databaseNow());
  return readInProject(projectId, async (client) => {
    const reading = makeSignalReading({ client, projectId, nowMs, queries });
    const all = [];
    for (const query of queries) {
      const samples = await readSamples(reading, query);
      const minutes =
        'aggregation' in query && query.aggregation === 'rate' ? 'windowSeconds' : null;
      const factor = minutes !== null && 'windowSeconds' in query ? query.windowSeconds : 1;
      const told = samples.map(
        ({ labels, value, service }): [string, string | null, number | null] => [
          JSON.stringify(labels),
          service,
          value === null ? null : Number((value * factor).toPrecision(12)),
        ],
      );
      all.push(told.sort(([a], [b]) => (a < b ? -1 : 1)));
    }
    return all;
  });
}

it('A metric is the same to a rule whether it is read for many at once or added up by the database alone', async () => {
  const asked = ['memory', 'requests', 'drops', 'nobody.sends'].flatMap((metric) =>
    AGGREGATIONS.flatMap((aggregation) =>
      [
        {},
        { by: 'service' },
        { by: 'region' },
        { by: 'pod', where: { service: 'shop' } },
        { where: { region: '' } },
        { where: { region: 'eu', pod: 'pod-1' } },
        { by: 'region', where: { service: 'nobody' } },
      ].map((more) => ({ signal: 'metric', metric, aggregation, ...more })),
    ),
  );
  const of = (windowSeconds: number) =>
    asked.map((query) => ruleQuerySchema.parse({ ...query, windowSeconds }));
  const [shared, alone] = [await measure(of(SHARED)), await measure(of(ALONE))];
  expect(shared.filter((samples) => samples.length > 1).length).toBeGreaterThan(40);
  expect(shared).toEqual(alone);
});

it('Rules of unlike windows each see their own minutes of what is read together', async () => {
  const query = { signal: 'metric', metric: 'drops', aggregation: 'sum' };
  const queries = [60, 120, 300, 600, 900].map((windowSeconds) =>
    ruleQuerySchema.parse({ ...query, windowSeconds }),
  );
  const together = await measure(queries);
  const apart = [];
  for (const one of queries) apart.push(...(await measure([one])));
  expect(together).toEqual(apart);
  expect(new Set(together.map((samples) => JSON.stringify(samples))).size).toBeGreaterThan(3);
});

it('What came at the end of a minute is still told in the next one, and counts once', async () => {
  const project = await makeProject('Edge');
  const { authorization } = await makeApiKey(project, ['ingest']);
  const edgeMs = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - 5 * MINUTE_MS;
  const point = (value: number, atMs: number) => ({
    name: 'orders.failed',
    type: 'delta',
    value,
    at: new Date(atMs).toISOString(),
  });
  await sendRecords(METRICS, { authorization }, [
    point(30, edgeMs - 1_000),
    point(4, edgeMs + 1_000),
  ]);
  const at = (nowMs: number, aggregation: string, windowSeconds: number) =>
    readInProject(project.id, async (client) => {
      const query = ruleQuerySchema.parse({
        signal: 'metric',
        metric: 'orders.failed',
        aggregation,
        windowSeconds,
      });
      const reading = makeSignalReading({ client, projectId: project.id, nowMs, queries: [query] });
      return (await readSamples(reading, query)).map(({ value }) => value);
    });
  for (const windowSeconds of [60, 1_200]) {
    const isShort = windowSeconds === 60;
    expect(await at(edgeMs + 5_000, 'sum', windowSeconds)).toEqual([isShort ? 30 : 34]);
    expect(await at(edgeMs + 5_000, 'max', windowSeconds)).toEqual([30]);
    expect(await at(edgeMs + 5_000, 'last', windowSeconds)).toEqual([4]);
    expect(await at(edgeMs + MINUTE_MS + 5_000, 'sum', windowSeconds)).toEqual([isShort ? 4 : 34]);
  }
  expect(await at(edgeMs + 5_000, 'rate', 60)).toEqual([0.5]);
});
