import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ExportMetricsServiceRequest, Metric } from '@/domain/metrics/otlp/metric-types';
import { ExportTraceServiceRequest, OtlpSpan } from '@/domain/traces/otlp/trace-types';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db } from '@/server/db/client';
import { POST as postLogs } from './logs/route';
import { POST as postMetrics } from './metrics/route';
import { POST as postTraces } from './traces/route';

await createTestDatabase();
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const now = Date.now();
let projectId = '';
let authorization = '';

beforeAll(async () => {
  const project = await makeProject('Shop');
  projectId = project.id;
  ({ authorization } = await makeApiKey(project, ['ingest']));
});
afterAll(closeConnections);

async function post(route: typeof postMetrics, body: unknown) {
  const bytes = body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body);
  const type = body instanceof Uint8Array ? 'application/x-protobuf' : 'application/json';
  const request = new Request('http://candor.test/', {
    method: 'POST',
    body: bytes,
    headers: { authorization, 'content-type': type },
  });
  const response = await route(request, { params: Promise.resolve({}) });
  const text = await response.text();
  return { status: response.status, body: type === 'application/json' ? JSON.parse(text) : text };
}

const nanos = (ms: number) => `${ms}000000`;
const resource = (service: string) => ({
  attributes: [
    { key: 'service.name', value: { stringValue: service } },
    { key: 'service.instance.id', value: { stringValue: 'pod-1' } },
  ],
});
const metricsOf = (service: string, ...metrics: unknown[]) => ({
  resourceMetrics: [{ resource: resource(service), scopeMetrics: [{ metrics }] }],
});
const sum = (name: string, value: number, atMs: number, startMs: number) => ({
  name,
  sum: {
    aggregationTemporality: 2,
    isMonotonic: true,
    dataPoints: [{ asDouble: value, timeUnixNano: nanos(atMs), startTimeUnixNano: nanos(startMs) }],
  },
});

async function totalOf(name: string): Promise<number | null> {
  const series = await db().metricSeries.findMany({ where: { projectId, name } });
  const total = await db().metricRollupHour.aggregate({
    where: { projectId, seriesId: { in: series.map(({ id }) => id) } },
    _sum: { sum: true },
  });
  return total._sum.sum;
}

describe('POST /api/otlp/v1/metrics', () => {
  it('adds nothing for a cumulative reading that is sent again, alone or among new ones', async () => {
    const start = now - 60_000;
    const first = metricsOf('shop', sum('orders', 7, now - 20_000, start));
    expect(await post(postMetrics, first)).toEqual({ status: 200, body: {} });
    await post(postMetrics, first);
    const both = [sum('orders', 7, now - 20_000, start), sum('orders', 12, now - 10_000, start)];
    await post(postMetrics, metricsOf('shop', ...both));
    await post(postMetrics, metricsOf('shop', ...both, sum('carts', 1, now, start)));
    expect(await totalOf('orders')).toBe(12);
  });

  it('counts a delta once when its exporter sends the same bytes again', async () => {
    const delta = sum('clicks', 4, now - 10_000, now - 20_000);
    delta.sum.aggregationTemporality = 1;
    const request = metricsOf('shop', delta);
    await Promise.all([post(postMetrics, request), post(postMetrics, request)]);
    await post(postMetrics, request);
    expect(await totalOf('clicks')).toBe(4);
  });

  it('tells which data points it could not take, and takes the others', async () => {
    const answer = await post(
      postMetrics,
      metricsOf(
        'shop',
        { name: 'good', gauge: { dataPoints: [{ asInt: '3' }, { asInt: 4 }, {}] } },
        { name: 'aimless', sum: { dataPoints: [{ asInt: 1 }] } },
      ),
    );
    expect(answer).toEqual({
      status: 200,
      body: {
        partialSuccess: {
          rejectedDataPoints: '2',
          errorMessage: expect.stringMatching(
            /^2 data points were rejected: .*aggregationTemporal/,
          ),
        },
      },
    });
    expect(await totalOf('good')).toBe(7);
    const kept = await db().ingestSample.findMany({
      where: { projectId, route: 'otlp/v1/metrics', outcome: 'rejected' },
    });
    expect(
      kept.map(({ raw }) => JSON.parse(raw).resourceMetrics[0].scopeMetrics[0].metrics),
    ).toEqual(expect.arrayContaining([[{ name: 'aimless', sum: { dataPoints: [{ asInt: 1 }] } }]]));
  });

  it('takes protobuf, and answers an empty request with an empty body', async () => {
    const { resourceMetrics } = metricsOf('shop');
    const gauge = { dataPoints: [] as Uint8Array[] };
    const metric = Metric.encode({ name: 'empty', gauge }).finish();
    const request = ExportMetricsServiceRequest.encode({
      resourceMetrics: [{ ...resourceMetrics[0], scopeMetrics: [{ metrics: [metric] }] }],
    }).finish();
    expect(await post(postMetrics, request)).toEqual({ status: 200, body: '' });
    expect(await post(postMetrics, new Uint8Array())).toEqual({ status: 200, body: '' });
    expect(await post(postMetrics, { resourceMetrics: [] })).toEqual({ status: 200, body: {} });
  });

  it('reads a queue whose counters it compares with their last readings', async () => {
    const labels = [{ key: 'queue', value: { stringValue: 'invoices' } }];
    const waiting = (value: number, atMs: number) => ({
      name: 'bullmq.jobs.waiting',
      gauge: { dataPoints: [{ asInt: value, timeUnixNano: nanos(atMs), attributes: labels }] },
    });
    const completed = (value: number, atMs: number) => {
      const counter = sum('bullmq.jobs.completed', value, atMs, now - 3_600_000);
      Object.assign(counter.sum.dataPoints[0] ?? {}, { attributes: labels });
      return counter;
    };
    for (const [value, ago] of [
      [100, 20_000],
      [130, 10_000],
    ] as const)
      await post(
        postMetrics,
        metricsOf('mailer', waiting(5, now - ago), completed(value, now - ago)),
      );
    const samples = await db().queueSample.findMany({
      where: { projectId, queue: 'invoices' },
      orderBy: { ts: 'asc' },
    });
    expect(samples.map(({ depth, dequeued }) => [depth, dequeued])).toEqual([
      [5, null],
      [5, 30],
    ]);
  });

  it('reads a breaker’s moves from what opossum counts, over requests', async () => {
    const events = (counts: Record<string, number>, atMs: number) => ({
      name: 'circuit',
      sum: {
        aggregationTemporality: 2,
        isMonotonic: true,
        dataPoints: Object.entries(counts).map(([event, asInt]) => ({
          asInt,
          timeUnixNano: nanos(atMs),
          startTimeUnixNano: nanos(now - 3_600_000),
          attributes: [
            { key: 'name', value: { stringValue: 'payments' } },
            { key: 'event', value: { stringValue: event } },
          ],
        })),
      },
    });
    await post(postMetrics, metricsOf('shop', events({ fire: 10, success: 10 }, now - 30_000)));
    await post(
      postMetrics,
      metricsOf('shop', events({ fire: 18, success: 12, failure: 6, open: 1 }, now - 20_000)),
    );
    await post(
      postMetrics,
      metricsOf('shop', events({ fire: 18, success: 12, failure: 6, open: 1 }, now - 20_000)),
    );
    await post(
      postMetrics,
      metricsOf(
        'shop',
        events({ fire: 20, success: 14, failure: 6, open: 1, halfOpen: 1, close: 1 }, now - 10_000),
      ),
    );
    const transitions = await db().breakerTransition.findMany({
      where: { projectId },
      orderBy: { ts: 'asc' },
    });
    expect(transitions.map(({ fromState, toState }) => [fromState, toState])).toEqual([
      [null, 'closed'],
      ['closed', 'open'],
      ['open', 'closed'],
    ]);
    const calls = await db().breakerSample.aggregate({
      where: { projectId },
      _sum: { calls: true },
    });
    expect(calls._sum.calls).toBe(10);
  });
});

describe('POST /api/otlp/v1/traces', () => {
  const span = (spanId: string, fields: object = {}) => ({
    traceId: TRACE,
    spanId,
    name: 'GET /cart',
    kind: 2,
    startTimeUnixNano: nanos(now - 5_000),
    endTimeUnixNano: nanos(now - 4_900),
    ...fields,
  });
  const tracesOf = (...spans: unknown[]) => ({
    resourceSpans: [{ resource: resource('shop'), scopeSpans: [{ spans }] }],
  });

  it('keeps a span with all that it tells', async () => {
    const answer = await post(
      postTraces,
      tracesOf(
        span('00f067aa0ba902b7', {
          parentSpanId: '00f067aa0ba902b8',
          status: { code: 2, message: 'no stock' },
          attributes: [{ key: 'correlation_id', value: { stringValue: 'order-7' } }],
          events: [{ name: 'retry', timeUnixNano: nanos(now - 4_950) }],
        }),
        span('zz'),
        7,
      ),
    );
    expect(answer.body).toMatchObject({ partialSuccess: { rejectedSpans: '2' } });
    expect(await db().span.findMany({ where: { projectId, service: 'shop' } })).toMatchObject([
      {
        ts: new Date(now - 5_000),
        durationMs: 100,
        traceId: TRACE,
        spanId: '00f067aa0ba902b7',
        parentSpanId: '00f067aa0ba902b8',
        name: 'GET /cart',
        kind: 'server',
        status: 'error',
        statusMessage: 'no stock',
        correlationId: 'order-7',
        events: [{ name: 'retry', timeMs: now - 4_950, attributes: {} }],
        links: null,
      },
    ]);
  });

  it('keeps spans once when their exporter sends the same bytes again', async () => {
    const bytes = OtlpSpan.encode({
      traceId: Buffer.from(TRACE, 'hex'),
      spanId: Buffer.from('00f067aa0ba902c1', 'hex'),
      name: 'again',
    }).finish();
    const request = ExportTraceServiceRequest.encode({
      resourceSpans: [{ resource: resource('again'), scopeSpans: [{ spans: [bytes] }] }],
    }).finish();
    for (let i = 0; i < 2; i += 1)
      expect(await post(postTraces, request)).toEqual({ status: 200, body: '' });
    expect(await db().span.count({ where: { projectId, service: 'again' } })).toBe(1);
  });

  it('meets a day without a partition by making it', async () => {
    const startTimeUnixNano = nanos(now - 2 * 86_400_000);
    await post(postTraces, tracesOf(span('00f067aa0ba902d1', { name: 'late', startTimeUnixNano })));
    expect(await db().span.count({ where: { projectId, name: 'late' } })).toBe(1);
  });

  it('reads inferences and verdicts from gen_ai spans, their events and log events, once each', async () => {
    const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });
    const acceptance = (label: string) => [
      text('gen_ai.evaluation.name', 'user_acceptance'),
      text('gen_ai.evaluation.score.label', label),
      text('gen_ai.response.id', 'resp-1'),
    ];
    const at = now - 4_000;
    const request = tracesOf(
      span('00f067aa0ba902e1', {
        name: 'chat gpt-5',
        attributes: [
          text('gen_ai.operation.name', 'chat'),
          text('gen_ai.provider.name', 'openai'),
          text('gen_ai.request.model', 'gpt-5'),
          text('gen_ai.response.id', 'resp-1'),
          { key: 'gen_ai.usage.input_tokens', value: { intValue: 12 } },
        ],
        events: [
          {
            name: 'gen_ai.evaluation.result',
            timeUnixNano: nanos(at),
            attributes: acceptance('edited'),
          },
        ],
      }),
    );
    for (let i = 0; i < 2; i += 1) await post(postTraces, request);
    const logRecord = {
      eventName: 'gen_ai.evaluation.result',
      timeUnixNano: nanos(at + 1_000),
      attributes: acceptance('accepted'),
    };
    const logs = { resourceLogs: [{ scopeLogs: [{ logRecords: [logRecord, { body: {} }] }] }] };
    for (let i = 0; i < 2; i += 1) expect((await post(postLogs, logs)).status).toBe(200);
    const where = { projectId };
    expect(await db().aiInference.findMany({ where })).toMatchObject([
      { id: 'resp-1', model: 'gpt-5', inputTokens: 12 },
    ]);
    const verdicts = await db().aiVerdict.findMany({ where, orderBy: { ts: 'asc' } });
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['edited', 'accepted']);
  });
});
