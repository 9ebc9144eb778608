import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recognisePoints } from '../../ingest/recognise-points';
import type { RecordContext } from '../../ingest/record-reading';
import type { OtlpScope } from '../../otlp/decode-otlp-request';
import { decodeOtlpMetrics, decodeOtlpMetricsJson } from './decode-otlp-metrics';
import { powerBuckets } from './exponential-bounds';
import { DATA_POINTS, ExportMetricsServiceRequest, Metric } from './metric-types';
import { otlpDataPoints } from './otlp-data-points';
import { encodeExportMetricsResponse, exportMetricsResponseJson } from './otlp-metric-messages';

const NOW = Date.UTC(2026, 0, 15, 12);
const context = { nowMs: NOW, acceptPastMs: 7 * 86_400_000, acceptFutureMs: 600_000 };

/** What the OpenTelemetry Node SDK 0.223 sends for one metric of each kind, in protobuf and in JSON. */
const SDK_PROTOBUF =
  'CuwDCoMBChYKDHNlcnZpY2UubmFtZRIGCgRzaG9wChoKD3NlcnZpY2UudmVyc2lvbhIHCgUxLjQuMgorChtkZXBsb3ltZW50LmVudmlyb25tZW50Lm5hbWUSDAoKcHJvZHVjdGlvbgoeChNzZXJ2aWNlLmluc3RhbmNlLmlkEgcKBXBvZC0xEAAS4wIKCQoEc2hvcBIBMRJZCgZvcmRlcnMaB3tvcmRlcn06RgpAEQAorDCu5YoYGQDlwEa85YoYIQAAAAAAABxAOg8KB2NvdW50cnkSBAoCZGU6CQoDdmlwEgIQAToHCgFuEgIYAxACGAESJgoFY2FydHMqHQobEQAorDCu5YoYGQDlwEa85YoYIQAAAAAAAARAEnUKB2xhdGVuY3kaAm1zSmYKYhEAKKwwruWKGBkA5cBGvOWKGCEGAAAAAAAAACkAAAAAAEqTQDIYAQAAAAAAAAACAAAAAAAAAAMAAAAAAAAAOhAAAAAAAAAkQAAAAAAAAFlAWQAAAAAAAPA/YQAAAAAAIIxAEAESXAoEc2l6ZRoCQnlSUApMEQAorDCu5YoYGQDlwEa85YoYIQYAAAAAAAAAKQAAAAAAAEVAMAI5AQAAAAAAAABCBwgCEgMCAANKAGEAAAAAAAAAAGkAAAAAAAAgQBAB';
const SDK_JSON =
  '{"resourceMetrics":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}},{"key":"service.version","value":{"stringValue":"1.4.2"}},{"key":"deployment.environment.name","value":{"stringValue":"production"}},{"key":"service.instance.id","value":{"stringValue":"pod-1"}}],"droppedAttributesCount":0},"scopeMetrics":[{"scope":{"name":"shop","version":"1"},"metrics":[{"name":"orders","description":"","unit":"{order}","sum":{"aggregationTemporality":2,"isMonotonic":true,"dataPoints":[{"attributes":[{"key":"country","value":{"stringValue":"de"}},{"key":"vip","value":{"boolValue":true}},{"key":"n","value":{"intValue":3}}],"startTimeUnixNano":"1768478340000000000","timeUnixNano":"1768478400500000000","asDouble":7}]}},{"name":"carts","description":"","unit":"","gauge":{"dataPoints":[{"attributes":[],"startTimeUnixNano":"1768478340000000000","timeUnixNano":"1768478400500000000","asDouble":2.5}]}},{"name":"latency","description":"","unit":"ms","histogram":{"aggregationTemporality":1,"dataPoints":[{"attributes":[],"bucketCounts":[1,2,3],"explicitBounds":[10,100],"count":6,"sum":1234.5,"min":1,"max":900,"startTimeUnixNano":"1768478340000000000","timeUnixNano":"1768478400500000000"}]}},{"name":"size","description":"","unit":"By","exponentialHistogram":{"aggregationTemporality":1,"dataPoints":[{"attributes":[],"count":6,"min":0,"max":8,"sum":42,"positive":{"offset":1,"bucketCounts":[2,0,3]},"negative":{"offset":0,"bucketCounts":[]},"scale":1,"zeroCount":1,"startTimeUnixNano":"1768478340000000000","timeUnixNano":"1768478400500000000"}]}}]}]}]}';

/** All points of a request, and what was rejected in it. */
function otlpMetricsToPoints(scopes: readonly OtlpScope[], recordContext: RecordContext) {
  const readings = otlpDataPoints(scopes, recordContext).map(({ read }) => read());
  const refused = readings.flatMap((reading) => (reading.ok ? [] : [reading.message]));
  return {
    points: readings.flatMap((reading) => (reading.ok ? reading.points : [])),
    count: readings.length,
    rejected: refused.length,
    reasons: [...new Set(refused)],
  };
}

function pointsOf(value: unknown) {
  const decoded = decodeOtlpMetricsJson(value);
  if (!decoded.ok) throw new Error(decoded.message);
  return otlpMetricsToPoints(decoded.scopes, context);
}

const request = (...metrics: unknown[]) => ({ resourceMetrics: [{ scopeMetrics: [{ metrics }] }] });
const NANOS = '1768478400500000000';
const brief = (value: unknown) =>
  pointsOf(value).points.map(({ name, value: number, type, labels }) => ({
    name,
    value: number,
    type,
    labels,
  }));

describe('an OTLP metrics request', () => {
  it('gives the same points from protobuf and from JSON', () => {
    const bytes = Uint8Array.from(atob(SDK_PROTOBUF), (character) => character.charCodeAt(0));
    const decoded = decodeOtlpMetrics(bytes);
    if (!decoded.ok) throw new Error(decoded.message);
    const fromProtobuf = otlpMetricsToPoints(decoded.scopes, context);
    expect(fromProtobuf).toEqual(pointsOf(JSON.parse(SDK_JSON)));
    expect(fromProtobuf).toMatchObject({ count: 4, rejected: 0, reasons: [] });
    expect(fromProtobuf.points[0]).toEqual({
      name: 'orders',
      value: 7,
      type: 'counter',
      unit: '{order}',
      labels: { country: 'de', vip: 'true', n: '3' },
      timeMs: 1_768_478_400_500,
      startMs: 1_768_478_340_000,
      service: 'shop',
      environment: 'production',
      version: '1.4.2',
      instance: 'pod-1',
      flags: [],
    });
    const rest = fromProtobuf.points
      .slice(1)
      .map(({ name, value, type, labels }) => [name, value, type, labels.le]);
    expect(rest).toEqual([
      ['carts', 2.5, 'gauge', undefined],
      ['latency_count', 6, 'delta', undefined],
      ['latency_sum', 1234.5, 'delta', undefined],
      ['latency_bucket', 1, 'delta', '10'],
      ['latency_bucket', 3, 'delta', '100'],
      ['latency_bucket', 6, 'delta', '+Inf'],
      ['size_count', 6, 'delta', undefined],
      ['size_sum', 42, 'delta', undefined],
      ['size_bucket', 1, 'delta', '0'],
      ['size_bucket', 3, 'delta', '2'],
      ['size_bucket', 6, 'delta', '4'],
      ['size_bucket', 6, 'delta', '+Inf'],
    ]);
  });

  it('reads a summary as count, sum and quantiles', () => {
    const dataPoints = [
      {
        timeUnixNano: NANOS,
        count: '5',
        sum: 12.5,
        quantileValues: [
          { quantile: 0.5, value: 2 },
          { quantile: 1, value: 9 },
        ],
      },
    ];
    expect(brief(request({ name: 'rpc', summary: { dataPoints } }))).toEqual([
      { name: 'rpc_count', value: 5, type: 'counter', labels: {} },
      { name: 'rpc_sum', value: 12.5, type: 'counter', labels: {} },
      { name: 'rpc', value: 2, type: 'gauge', labels: { quantile: '0.5' } },
      { name: 'rpc', value: 9, type: 'gauge', labels: { quantile: '1' } },
    ]);
  });

  it('tells a level from a count by monotony and temporality', () => {
    const sum = (aggregationTemporality: unknown, isMonotonic: boolean) => ({
      name: 'n',
      sum: {
        aggregationTemporality,
        isMonotonic,
        dataPoints: [{ timeUnixNano: NANOS, asInt: '-3' }],
      },
    });
    const types = [
      sum(2, true),
      sum(2, false),
      sum(1, true),
      sum('AGGREGATION_TEMPORALITY_DELTA', false),
    ];
    expect(brief(request(...types)).map(({ type, value }) => [type, value])).toEqual([
      ['counter', -3],
      ['gauge', -3],
      ['delta', -3],
      ['delta', -3],
    ]);
  });

  it('leaves out what has no recorded value, and does not call it zero or wrong', () => {
    const dataPoints = [
      { timeUnixNano: NANOS, flags: 1 },
      { timeUnixNano: NANOS, asDouble: 'NaN' },
    ];
    expect(pointsOf(request({ name: 'n', gauge: { dataPoints } }))).toEqual({
      points: [],
      count: 2,
      rejected: 0,
      reasons: [],
    });
  });

  it('rejects one bad data point and keeps its neighbours', () => {
    const good = { timeUnixNano: NANOS, asInt: 1 };
    const result = pointsOf(
      request(
        { name: 'a', gauge: { dataPoints: [good, { timeUnixNano: NANOS }, good, 7] } },
        { name: 'b', sum: { dataPoints: [good, good] } },
        {
          name: 'c',
          histogram: {
            aggregationTemporality: 1,
            dataPoints: [{ bucketCounts: [1], explicitBounds: [1, 2] }],
          },
        },
        { name: '', gauge: { dataPoints: [good] } },
        'x',
      ),
    );
    expect(result.points).toHaveLength(2);
    expect(result).toMatchObject({ count: 9, rejected: 7 });
    expect(result.reasons).toEqual([
      'a data point of a has no value',
      'a metric must be an object',
      'b does not say whether it is cumulative or delta (aggregationTemporality)',
      'a data point of c has 1 bucket counts for 2 bounds',
      'a metric has no name',
    ]);
  });

  it('rejects one malformed data point of a protobuf request', () => {
    const good = DATA_POINTS.gauge.encode({ asDouble: 5 }).finish();
    const gauge = { dataPoints: [good, Uint8Array.from([0x3a, 0x7f]), good] };
    const metric = Metric.encode({ name: 'n', gauge }).finish();
    const bytes = ExportMetricsServiceRequest.encode({
      resourceMetrics: [{ scopeMetrics: [{ metrics: [metric] }] }],
    }).finish();
    const decoded = decodeOtlpMetrics(bytes);
    if (!decoded.ok) throw new Error(decoded.message);
    const { points, rejected, reasons } = otlpMetricsToPoints(decoded.scopes, context);
    expect([points.length, rejected]).toEqual([2, 1]);
    expect(reasons[0]).toMatch(/^a NumberDataPoint cannot be decoded/);
  });

  it('flattens attributes to labels, as CloudWatch streams nest them', () => {
    const attributes = [
      {
        key: 'Dimensions',
        value: {
          kvlistValue: { values: [{ key: 'QueueName', value: { stringValue: 'emails' } }] },
        },
      },
    ];
    const name = 'amazonaws.com/AWS/SQS/ApproximateNumberOfMessagesVisible';
    const quantileValues = [
      { quantile: 0, value: 2 },
      { quantile: 1, value: 4 },
    ];
    const summary = {
      dataPoints: [{ attributes, timeUnixNano: NANOS, count: 2, sum: 6, quantileValues }],
    };
    const { points } = pointsOf(request({ name, summary }));
    expect(points[0]?.labels).toEqual({ 'Dimensions.QueueName': 'emails' });
    const { queues, breakers, metrics } = recognisePoints(points);
    expect(queues[0]?.sample).toMatchObject({ queue: 'emails', system: 'sqs', depth: 4 });
    expect([breakers.length, metrics.length]).toEqual([0, 3]);
  });

  it('may be empty, and is told when it is something else', () => {
    expect(decodeOtlpMetrics(new Uint8Array())).toEqual({ ok: true, scopes: [], count: 0 });
    expect(decodeOtlpMetricsJson({})).toMatchObject({ ok: true });
    expect(decodeOtlpMetricsJson({ resource_metrics: [] })).toEqual({
      ok: false,
      message: 'OTLP/JSON uses lowerCamelCase names: resourceMetrics, not resource_metrics.',
    });
    expect(decodeOtlpMetrics(Uint8Array.from([1, 2, 3]))).toMatchObject({ ok: false });
  });

  it('bounds what a packed list may become in memory', () => {
    const counts = new Uint8Array(5_000_000).fill(1);
    const varint = (value: number): number[] =>
      value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];
    const concat = (a: Uint8Array, b: Uint8Array) => {
      const both = new Uint8Array(a.length + b.length);
      both.set(a);
      both.set(b, a.length);
      return both;
    };
    const wrap = (field: number, bytes: Uint8Array) =>
      concat(Uint8Array.from([...varint((field << 3) | 2), ...varint(bytes.length)]), bytes);
    const point = wrap(8, wrap(2, counts));
    const metric = concat(wrap(1, new TextEncoder().encode('n')), wrap(10, wrap(1, point)));
    const decoded = decodeOtlpMetrics(wrap(1, wrap(2, wrap(2, metric))));
    if (!decoded.ok) throw new Error(decoded.message);
    const { rejected, reasons } = otlpMetricsToPoints(decoded.scopes, context);
    expect(rejected).toBe(1);
    expect(reasons[0]).toMatch(/may hold 4000000 fields/);
  });
});

describe('the answers', () => {
  it('tell how many data points were rejected', () => {
    expect(encodeExportMetricsResponse(null)).toHaveLength(0);
    expect([...encodeExportMetricsResponse({ rejected: 3, message: 'no' })]).toEqual([
      0x0a, 6, 8, 3, 0x12, 2, 0x6e, 0x6f,
    ]);
    expect(exportMetricsResponseJson({ rejected: 3, message: 'no' })).toEqual({
      partialSuccess: { rejectedDataPoints: '3', errorMessage: 'no' },
    });
  });
});

describe('exponential buckets', () => {
  it('merge to powers of two, on either side of zero', () => {
    const side = (offset: number, counts: number[]) => ({ offset, counts });
    // Scale 0: (1, 2], (2, 4]; negative [-2, -1), [-4, -2).
    expect(
      powerBuckets({
        scale: 0,
        zeroCount: 5,
        zeroThreshold: 0,
        positive: side(0, [1, 2]),
        negative: side(0, [3, 4]),
      }),
    ).toEqual([
      { le: -2, count: 4 },
      { le: -1, count: 3 },
      { le: 0, count: 5 },
      { le: 2, count: 1 },
      { le: 4, count: 2 },
    ]);
    // Scale -1: base 4, (1, 4].
    expect(
      powerBuckets({
        scale: -1,
        zeroCount: 0,
        zeroThreshold: 0,
        positive: side(0, [7]),
        negative: side(0, []),
      }),
    ).toEqual([{ le: 4, count: 7 }]);
    expect(
      powerBuckets({
        scale: 99,
        zeroCount: 0,
        zeroThreshold: 0,
        positive: side(0, []),
        negative: side(0, []),
      }),
    ).toBeNull();
  });

  it('lose no count, and put each value below its bound and above half of it', () => {
    const index = fc.integer({ min: -200, max: 200 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6 }),
        index,
        fc.integer({ min: 1, max: 9 }),
        (scale, offset, count) => {
          const buckets = powerBuckets({
            scale,
            zeroCount: 0,
            zeroThreshold: 0,
            positive: { offset, counts: [count] },
            negative: { offset: 0, counts: [] },
          });
          const upper = 2 ** ((offset + 1) * 2 ** -scale);
          expect(buckets).toHaveLength(1);
          expect(buckets?.[0]?.count).toBe(count);
          expect((buckets?.[0]?.le ?? 0) / upper).toBeGreaterThanOrEqual(1 - 1e-9);
          expect((buckets?.[0]?.le ?? 0) / upper).toBeLessThan(2 + 1e-9);
        },
      ),
    );
  });
});

describe('OTLP metrics, whatever is sent', () => {
  const KEYS =
    'name unit gauge sum histogram exponentialHistogram summary dataPoints aggregationTemporality isMonotonic asInt asDouble attributes key value stringValue kvlistValue values timeUnixNano startTimeUnixNano count bucketCounts explicitBounds scale positive negative offset zeroCount quantileValues quantile flags __proto__ low high'.split(
      ' ',
    );
  const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'medium' },
      fc.oneof(
        fc.constantFrom('NaN', '1', NANOS, 'x', 2, 1, '\0'),
        fc.double(),
        fc.integer(),
        fc.constant(null),
      ),
      fc.array(tie('value'), { maxLength: 3 }),
      fc
        .array(fc.tuple(fc.constantFrom(...KEYS), tie('value')), { maxLength: 6 })
        .map((entries) => Object.fromEntries(entries)),
    ),
  }));
  const kind = fc.constantFrom('gauge', 'sum', 'histogram', 'exponentialHistogram', 'summary');
  const metric = fc.tuple(kind, anyValue, anyValue).map(([one, a, b]) => ({
    name: 'n',
    [one]: { aggregationTemporality: 1, dataPoints: [a, b] },
  }));

  it('gives storable points or a reason, and counts every data point', () => {
    fc.assert(
      fc.property(fc.oneof(anyValue, metric), (one) => {
        const decoded = decodeOtlpMetricsJson(request(one, one));
        if (!decoded.ok) return;
        const { points, count, rejected } = otlpMetricsToPoints(decoded.scopes, context);
        expect(rejected).toBeLessThanOrEqual(count);
        for (const { value, timeMs, name, labels } of points) {
          expect(Number.isFinite(value)).toBe(true);
          expect(
            timeMs >= NOW - context.acceptPastMs && timeMs <= NOW + context.acceptFutureMs,
          ).toBe(true);
          for (const text of [name, ...Object.keys(labels), ...Object.values(labels)]) {
            expect(text.isWellFormed() && !text.includes('\0')).toBe(true);
          }
        }
      }),
      { seed: 20260115, numRuns: 2_000 },
    );
  });

  it('never throws for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const decoded = decodeOtlpMetrics(bytes);
        if (decoded.ok) otlpMetricsToPoints(decoded.scopes, context);
      }),
      { seed: 20260115, numRuns: 1_000 },
    );
  });
});
