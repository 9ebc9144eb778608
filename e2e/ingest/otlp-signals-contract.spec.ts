import { gzipSync } from 'node:zlib';
import {
  DATA_POINTS,
  ExportMetricsServiceRequest,
  ExportMetricsServiceResponse,
  Metric,
} from '@/domain/metrics/otlp/metric-types';
import {
  ExportTraceServiceRequest,
  ExportTraceServiceResponse,
  OtlpSpan,
} from '@/domain/traces/otlp/trace-types';
import { expectStatus } from './expect-error';
import { expect, test } from './ingest-test';
import { otlpPairs, otlpText, PROTOBUF } from './otlp-requests';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const resourceOf = (service: string) => ({
  attributes: otlpPairs({ 'service.name': otlpText(service) }),
  added: 1,
});
let last = 0;
/** The same bytes are taken for one request that was sent twice, so no two records are alike. */
const next = () => (last += 1);
const newSpanId = () => next().toString(16).padStart(16, '0');
const json = JSON.stringify;

/** What the two signals share of the contract, said for each. */
const SIGNALS = [
  {
    signal: 'metrics',
    records: 'data points',
    rejected: 'rejectedDataPoints',
    resources: 'resourceMetrics',
    response: ExportMetricsServiceResponse,
    asJson: (service: string, { good, bad }: { good: number; bad: unknown[] }) => {
      const points = Array.from({ length: good }, () => ({ asInt: String(next()), added: 1 }));
      const gauge = { dataPoints: [...points, ...bad] };
      const scopeMetrics = [{ metrics: [{ name: 'carts', gauge, added: 1 }], added: 1 }];
      return { resourceMetrics: [{ resource: resourceOf(service), scopeMetrics }], added: 1 };
    },
    asProtobuf: (service: string, { good, bad }: { good: number; bad: Uint8Array[] }) => {
      const points = Array.from({ length: good }, () =>
        DATA_POINTS.gauge.encode({ asInt: next() }).finish(),
      );
      const dataPoints = [...points, ...bad];
      const metric = Metric.encode({ name: 'carts', gauge: { dataPoints } }).finish();
      const scopeMetrics = [{ metrics: [metric] }];
      return ExportMetricsServiceRequest.encode({
        resourceMetrics: [{ resource: resourceOf(service), scopeMetrics }],
      }).finish();
    },
    stored: `SELECT coalesce(sum(r.count), 0)::int AS n FROM metric_series s
      JOIN metric_rollup_minute r ON r.project_id = s.project_id AND r.series_id = s.id WHERE s.service = $1`,
  },
  {
    signal: 'traces',
    records: 'spans',
    rejected: 'rejectedSpans',
    resources: 'resourceSpans',
    response: ExportTraceServiceResponse,
    asJson: (service: string, { good, bad }: { good: number; bad: unknown[] }) => {
      const spans = Array.from({ length: good }, () => ({
        traceId: TRACE.toUpperCase(),
        spanId: newSpanId(),
        name: 'GET /cart',
        kind: 'SPAN_KIND_SERVER',
        startTimeUnixNano: Date.now() * 1e6,
        endTimeUnixNano: `${Date.now()}000000`,
        added: 1,
      }));
      const scopeSpans = [{ spans: [...spans, ...bad], added: 1 }];
      return { resourceSpans: [{ resource: resourceOf(service), scopeSpans }], added: 1 };
    },
    asProtobuf: (service: string, { good, bad }: { good: number; bad: Uint8Array[] }) => {
      const spans = Array.from({ length: good }, () =>
        OtlpSpan.encode({
          traceId: Buffer.from(TRACE, 'hex'),
          spanId: Buffer.from(newSpanId(), 'hex'),
          name: 'GET /cart',
        }).finish(),
      );
      const scopeSpans = [{ spans: [...spans, ...bad] }];
      return ExportTraceServiceRequest.encode({
        resourceSpans: [{ resource: resourceOf(service), scopeSpans }],
      }).finish();
    },
    stored: 'SELECT count(*)::int AS n FROM span WHERE service = $1',
  },
];

for (const { signal, records, rejected, resources, response, ...how } of SIGNALS) {
  const path = `/api/otlp/v1/${signal}`;
  const { asJson, asProtobuf } = how;
  const protobuf = { path, contentType: PROTOBUF };

  test(`${signal}: an empty request answers 200 in its own encoding`, async ({ sender }) => {
    for (const body of [{}, { [resources]: [] }, { [resources]: [{}] }, { added: 1 }]) {
      const answer = await sender.sendOtlp(body, { path });
      expect([answer.status, answer.json]).toEqual([200, {}]);
      expect(answer.headers.get('content-type')).toContain('application/json');
    }
    const answer = await sender.sendOtlp(new Uint8Array(), protobuf);
    expect([answer.status, answer.bytes.length]).toEqual([200, 0]);
    expect(answer.headers.get('content-type')).toBe(PROTOBUF);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
  });

  test(`${signal}: protobuf under both its names and JSON, with gzip and without, are taken`, async ({
    sender,
    service,
    database,
  }) => {
    const bodies = (contentType: string) => {
      const all = { good: 1, bad: [] };
      return contentType === 'application/json'
        ? Buffer.from(json(asJson(service, all)))
        : Buffer.from(asProtobuf(service, all));
    };
    for (const contentType of [PROTOBUF, 'application/protobuf', 'application/json'])
      for (const encoding of ['identity', 'gzip', null]) {
        const body = bodies(contentType);
        const headers: Record<string, string> =
          encoding === null ? {} : { 'content-encoding': encoding };
        const sent = encoding === 'gzip' ? gzipSync(body) : body;
        const answer = await sender.sendOtlp(sent, { path, contentType, headers });
        expect(answer.status).toBe(200);
      }
    expect((await database.query(how.stored, [service])).rows).toEqual([{ n: 9 }]);
  });

  test(`${signal}: a partly bad request answers 200 with partial_success, in its own encoding`, async ({
    sender,
    service,
    database,
  }) => {
    const inJson = await sender.sendOtlp(asJson(service, { good: 2, bad: [{}, 7] }), { path });
    expect([inJson.status, inJson.json]).toEqual([
      200,
      {
        partialSuccess: {
          [rejected]: '2',
          errorMessage: expect.stringContaining(`2 ${records} were rejected`),
        },
      },
    ]);
    const bad = [Buffer.from([0x0a, 0x7f])];
    const inProtobuf = await sender.sendOtlp(asProtobuf(service, { good: 2, bad }), protobuf);
    expect(inProtobuf.status).toBe(200);
    const decoded = response.decode(inProtobuf.bytes);
    expect(response.toObject(decoded, { longs: Number })).toEqual({
      partialSuccess: { [rejected]: 1, errorMessage: expect.stringContaining('decoded') },
    });
    expect((await database.query(how.stored, [service])).rows).toEqual([{ n: 4 }]);
    const none = await sender.sendOtlp(asJson(service, { good: 0, bad: [{}, 7] }), { path });
    expect([none.status, none.json]).toMatchObject([200, { partialSuccess: { [rejected]: '2' } }]);
  });

  test(`${signal}: an unreadable request answers 400 with a Status`, async ({ sender }) => {
    for (const body of ['', 'no json', '[]', '7', { [resources]: 7 }])
      expectStatus(await sender.sendOtlp(body, { path }), 400, 3, 'json');
    for (const body of ['no protobuf', Buffer.from([0x0a, 0xff]), Buffer.from([0x0a, 0x05, 0x01])])
      expectStatus(await sender.sendOtlp(body, protobuf), 400, 3, 'protobuf');
    const headers = { 'content-encoding': 'gzip' };
    const broken = await sender.sendOtlp('no gzip', { ...protobuf, headers });
    expect(expectStatus(broken, 400, 3, 'protobuf')).toContain('not valid gzip');
  });

  test(`${signal}: every refusal is a Status in the encoding of the request`, async ({
    sender,
    makeKey,
  }) => {
    const reading = await makeKey({ scopes: ['read'] });
    const spent = await makeKey({ dailyEvents: 0 });
    const one = { good: 1, bad: [] };
    for (const encoding of ['json', 'protobuf'] as const) {
      const contentType = encoding === 'json' ? 'application/json' : PROTOBUF;
      const whole = encoding === 'json' ? json(asJson('refused', one)) : asProtobuf('refused', one);
      const refuse = async (options: object, [status, code]: [number, number], body?: unknown) =>
        expectStatus(
          await sender.sendOtlp(body ?? whole, { path, contentType, ...options }),
          status,
          code,
          encoding,
        );
      await refuse({ authorization: null }, [401, 16]);
      await refuse({ authorization: 'Bearer cnd_unknown' }, [401, 16]);
      await refuse({ authorization: `Bearer ${reading}` }, [403, 7]);
      await refuse({ authorization: `Bearer ${spent}` }, [429, 8]);
      await refuse({ path: `${path}?x=1` }, [400, 3]);
      await refuse({}, [413, 8], Buffer.alloc(5 * 1024 * 1024 + 1));
      await refuse({ headers: { 'content-encoding': 'zstd' } }, [415, 3]);
      const bomb = gzipSync(Buffer.alloc(65 * 1024 * 1024));
      await refuse({ headers: { 'content-encoding': 'gzip' } }, [413, 8], bomb);
    }
    const wrong = await sender.sendOtlp('', { path, contentType: 'application/grpc' });
    expect(expectStatus(wrong, 415, 3, 'json')).toContain('application/x-protobuf');
  });
}
