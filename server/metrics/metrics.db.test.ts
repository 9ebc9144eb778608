import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST } from '@/app/api/v1/metrics/route';
import type { MetricPoint } from '@/domain/metrics/metric-point';
import { OTHER } from '@/domain/metrics/series-cap';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db, ingestPool } from '@/server/db/client';
import { runPipelined } from '@/server/db/pipelined-statements';
import { SeriesAdmission } from './admit-series';
import { resolveMetricPoints } from './resolve-metric-points';

await createTestDatabase();
const MINUTE_MS = 60_000;
const minute = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
let projectId = '';
let authorization = '';

beforeAll(async () => {
  const project = await makeProject('Shop');
  projectId = project.id;
  ({ authorization } = await makeApiKey(project, ['ingest']));
});
afterAll(closeConnections);

async function send(records: unknown) {
  const request = new Request('http://candor.test/api/v1/metrics', {
    method: 'POST',
    body: JSON.stringify(records),
    headers: { authorization, 'content-type': 'application/json' },
  });
  const response = await POST(request, { params: Promise.resolve({}) });
  return { status: response.status, body: await response.json() };
}

/** The roll-up rows of a metric, oldest first. */
async function minutesOf(name: string, project = projectId) {
  const series = await db().metricSeries.findMany({ where: { projectId: project, name } });
  const rows = await db().metricRollupMinute.findMany({
    where: { projectId: project, seriesId: { in: series.map(({ id }) => id) } },
    orderBy: { bucket: 'asc' },
  });
  return rows.map(({ count, sum, min, max, last }) => ({
    count: Number(count),
    sum,
    min,
    max,
    last,
  }));
}

describe('POST /api/v1/metrics', () => {
  it('keeps gauges by minute, and the last value by its own time', async () => {
    const { status, body } = await send([
      { name: 'depth', value: 5, at: minute + 20_000 },
      { name: 'depth', value: 'many' },
      { name: 'depth', value: 3, at: minute + 10_000 },
    ]);
    expect([status, body]).toMatchObject([
      200,
      { accepted: 2, rejected: 1, errors: [{ index: 1 }] },
    ]);
    await send({ name: 'depth', value: 9, at: minute + 5_000 });
    expect(await minutesOf('depth')).toEqual([{ count: 3, sum: 17, min: 3, max: 9, last: 5 }]);
  });

  it('keeps counters as increases, over requests, restarts and what is sent twice', async () => {
    const read = (value: number, seconds: number) =>
      send({ name: 'paid', type: 'counter', value, at: minute + seconds * 1_000 });
    await read(100, 1);
    await read(104, 2);
    await read(104, 2);
    await read(103, 1.5);
    await read(3, 3);
    expect(await minutesOf('paid')).toEqual([{ count: 2, sum: 7, min: 3, max: 4, last: 3 }]);
  });

  it('adds an increase once when two writers read the same counter at the same moment', async () => {
    const read = (value: number, seconds: number) => ({
      name: 'raced',
      type: 'counter',
      value,
      at: minute + seconds * 1_000,
    });
    await send(read(10, 1));
    await Promise.all(Array.from({ length: 8 }, () => send(read(15, 2))));
    expect(await minutesOf('raced')).toMatchObject([{ sum: 5 }]);
  });

  it('sends what is a queue’s by its name to the queues', async () => {
    const labels = { queue: 'emails' };
    await send([
      { name: 'rabbitmq_queue_messages_ready', value: 7, labels, at: minute },
      { name: 'rabbitmq_queue_consumers', value: 2, labels, at: minute },
    ]);
    const samples = await db().queueSample.findMany({ where: { projectId, queue: 'emails' } });
    expect(samples).toMatchObject([{ depth: 7, consumers: 2, system: 'rabbitmq' }]);
    const name = { startsWith: 'rabbitmq' };
    expect(await db().metricSeries.count({ where: { projectId, name } })).toBe(0);
  });

  it('puts metrics, series and services into their catalogues', async () => {
    await send({ name: 'carts', value: 1, unit: '{cart}', labels: { shop: 'de' }, service: 'web' });
    expect(await db().metric.findFirst({ where: { projectId, name: 'carts' } })).toMatchObject({
      type: 'gauge',
      unit: '{cart}',
    });
    expect(
      await db().metricSeries.findFirst({ where: { projectId, name: 'carts' } }),
    ).toMatchObject({
      labels: { shop: 'de' },
      service: 'web',
    });
    expect(await db().service.findFirst({ where: { projectId, name: 'web' } })).not.toBeNull();
  });

  it('rejects a value that the database cannot add, and keeps the others', async () => {
    const huge = { name: 'huge', type: 'delta', value: 1.7e308, at: minute };
    await send(huge);
    const { status, body } = await send([huge, { name: 'small', value: 1, at: minute }]);
    expect([status, body]).toMatchObject([
      200,
      { accepted: 1, rejected: 1, errors: [{ index: 0 }] },
    ]);
    expect(await minutesOf('small')).toHaveLength(1);
  });
});

describe('the cap on series', () => {
  const point = (id: number, fields: Partial<MetricPoint> = {}): MetricPoint => ({
    name: 'requests',
    value: 1,
    type: 'delta',
    unit: null,
    labels: { id: String(id) },
    timeMs: minute,
    startMs: null,
    service: null,
    environment: null,
    version: null,
    instance: null,
    flags: [],
    ...fields,
  });

  /** As the group writer does it. */
  async function store(project: string, admission: SeriesAdmission, rows: MetricPoint[]) {
    const client = await ingestPool().connect();
    try {
      await client.query('BEGIN');
      const resolved = await resolveMetricPoints(client, [{ projectId: project, rows }], admission);
      await runPipelined(client, [...resolved.statements]);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
  }

  it('holds over several processes and restarts, and loses no count', async () => {
    const { id } = await makeProject('Attacked');
    const processes = [new SeriesAdmission(50), new SeriesAdmission(50), new SeriesAdmission(50)];
    for (let round = 0; round < 10; round += 1) {
      await Promise.all(
        processes.map((admission, process) =>
          store(
            id,
            admission,
            Array.from({ length: 40 }, (_, n) => point(round * 1_000 + process * 100 + n)),
          ),
        ),
      );
    }
    await store(id, new SeriesAdmission(50), [point(7), point(99_999)]);
    const series = await db().metricSeries.findMany({ where: { projectId: id } });
    expect(series).toHaveLength(51);
    expect(series.filter(({ labels }) => JSON.stringify(labels).includes(OTHER))).toHaveLength(1);
    const sum = (await minutesOf('requests', id)).reduce((total, row) => total + row.sum, 0);
    expect(sum).toBe(1_202);
    const dropped = await db().metricDroppedHour.aggregate({
      where: { projectId: id },
      _sum: { points: true },
    });
    expect(Number(dropped._sum.points)).toBeGreaterThanOrEqual(1_202 - 50 * 10 - 2);
  });

  it('leaves those that were there before the attack their place', async () => {
    const { id } = await makeProject('Crowded');
    await store(id, new SeriesAdmission(5), [point(1), point(2, { name: 'carts' })]);
    const later = new SeriesAdmission(5);
    await store(
      id,
      later,
      Array.from({ length: 100 }, (_, n) => point(n, { name: `made-${n}` })),
    );
    await store(id, later, [point(1), point(2, { name: 'carts' })]);
    expect(await minutesOf('requests', id)).toMatchObject([{ count: 2 }]);
    expect(await minutesOf('carts', id)).toMatchObject([{ count: 2 }]);
    expect(await db().metric.count({ where: { projectId: id, name: OTHER } })).toBe(1);
  });
});
