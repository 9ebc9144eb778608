import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeOtlpTraces, decodeOtlpTracesJson } from './decode-otlp-traces';
import { encodeExportTraceResponse, exportTraceResponseJson } from './otlp-trace-messages';
import { otlpTracesToSpans } from './otlp-traces-to-spans';
import { ExportTraceServiceRequest, OtlpSpan } from './trace-types';

const NOW = Date.UTC(2026, 0, 15, 12);
const context = { nowMs: NOW, acceptPastMs: 7 * 86_400_000, acceptFutureMs: 600_000 };
const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN_ID = '00f067aa0ba902b7';

/** What the OpenTelemetry Node SDK 0.223 sends for one span, in protobuf and in JSON. */
const SDK_PROTOBUF =
  'CoMHCoMBChYKDHNlcnZpY2UubmFtZRIGCgRzaG9wChoKD3NlcnZpY2UudmVyc2lvbhIHCgUxLjQuMgorChtkZXBsb3ltZW50LmVudmlyb25tZW50Lm5hbWUSDAoKcHJvZHVjdGlvbgoeChNzZXJ2aWNlLmluc3RhbmNlLmlkEgcKBXBvZC0xEAAS+gUKBwoCYWkSATES7gUKEEv5LzV3s02mo86SnQ4ORzYSCADwZ6oLqQK3IghTzpKdDg5HNioLY2hhdCBncHQtNG8wAzlAx8JGvOWKGEHAQ0SRvOWKGEofChVnZW5fYWkub3BlcmF0aW9uLm5hbWUSBgoEY2hhdEogChRnZW5fYWkucHJvdmlkZXIubmFtZRIICgZvcGVuYWlKIAoUZ2VuX2FpLnJlcXVlc3QubW9kZWwSCAoGZ3B0LTRvSiwKFWdlbl9haS5yZXNwb25zZS5tb2RlbBITChFncHQtNG8tMjAyNC0wOC0wNkoiChJnZW5fYWkucmVzcG9uc2UuaWQSDAoKY2hhdGNtcGwtMUosCh5nZW5fYWkucmVzcG9uc2UuZmluaXNoX3JlYXNvbnMSCioICgYKBHN0b3BKIAoZZ2VuX2FpLnVzYWdlLmlucHV0X3Rva2VucxIDGLAJSiAKGmdlbl9haS51c2FnZS5vdXRwdXRfdG9rZW5zEgIYUEorCiRnZW5fYWkudXNhZ2UuY2FjaGVfcmVhZC5pbnB1dF90b2tlbnMSAxjoB0owCiNnZW5fYWkucmVzcG9uc2UudGltZV90b19maXJzdF9jaHVuaxIJIQAAAAAAANA/Sh0KEmdlbl9haS5wcm9tcHQubmFtZRIHCgVyZXBseUocChVnZW5fYWkucHJvbXB0LnZlcnNpb24SAwoBN0oTCgl0ZW5hbnQuaWQSBgoEYWNtZUoXCg5jb3JyZWxhdGlvbl9pZBIFCgNjLTFQAFp9CQAUKaC85YoYEhhnZW5fYWkuZXZhbHVhdGlvbi5yZXN1bHQaKwoWZ2VuX2FpLmV2YWx1YXRpb24ubmFtZRIRCg91c2VyX2FjY2VwdGFuY2UaKQodZ2VuX2FpLmV2YWx1YXRpb24uc2NvcmUubGFiZWwSCAoGZWRpdGVkIABgAGojChAK92UZFs1D3YRI6yEcgDGcEgi3rWtxaSAzMSgANQEBAABwAHoCGAGFAQEBAAA=';
const SDK_JSON =
  '{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}},{"key":"service.version","value":{"stringValue":"1.4.2"}},{"key":"deployment.environment.name","value":{"stringValue":"production"}},{"key":"service.instance.id","value":{"stringValue":"pod-1"}}],"droppedAttributesCount":0},"scopeSpans":[{"scope":{"name":"ai","version":"1"},"spans":[{"traceId":"4bf92f3577b34da6a3ce929d0e0e4736","spanId":"00f067aa0ba902b7","parentSpanId":"53ce929d0e0e4736","name":"chat gpt-4o","kind":3,"startTimeUnixNano":"1768478400500123456","endTimeUnixNano":"1768478401750123456","attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},{"key":"gen_ai.provider.name","value":{"stringValue":"openai"}},{"key":"gen_ai.request.model","value":{"stringValue":"gpt-4o"}},{"key":"gen_ai.response.model","value":{"stringValue":"gpt-4o-2024-08-06"}},{"key":"gen_ai.response.id","value":{"stringValue":"chatcmpl-1"}},{"key":"gen_ai.response.finish_reasons","value":{"arrayValue":{"values":[{"stringValue":"stop"}]}}},{"key":"gen_ai.usage.input_tokens","value":{"intValue":1200}},{"key":"gen_ai.usage.output_tokens","value":{"intValue":80}},{"key":"gen_ai.usage.cache_read.input_tokens","value":{"intValue":1000}},{"key":"gen_ai.response.time_to_first_chunk","value":{"doubleValue":0.25}},{"key":"gen_ai.prompt.name","value":{"stringValue":"reply"}},{"key":"gen_ai.prompt.version","value":{"stringValue":"7"}},{"key":"tenant.id","value":{"stringValue":"acme"}},{"key":"correlation_id","value":{"stringValue":"c-1"}}],"droppedAttributesCount":0,"events":[{"attributes":[{"key":"gen_ai.evaluation.name","value":{"stringValue":"user_acceptance"}},{"key":"gen_ai.evaluation.score.label","value":{"stringValue":"edited"}}],"name":"gen_ai.evaluation.result","timeUnixNano":"1768478402000000000","droppedAttributesCount":0}],"droppedEventsCount":0,"status":{"code":1},"links":[{"attributes":[],"spanId":"b7ad6b7169203331","traceId":"0af7651916cd43dd8448eb211c80319c","droppedAttributesCount":0,"flags":257}],"droppedLinksCount":0,"flags":257}]}]}]}';

function spansOf(value: unknown) {
  const decoded = decodeOtlpTracesJson(value);
  if (!decoded.ok) throw new Error(decoded.message);
  return otlpTracesToSpans(decoded.scopes, context);
}

const request = (...spans: unknown[]) => ({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
const NANOS = '1768478400500123456';
const ids = { traceId: TRACE_ID, spanId: SPAN_ID };

function spanOf(fields: Record<string, unknown>) {
  const [span] = spansOf(request({ ...ids, startTimeUnixNano: NANOS, ...fields })).spans;
  if (span === undefined) throw new Error('no span');
  return span;
}

describe('an OTLP trace request', () => {
  it.each([1e308, -1e308, '18446744073709551615', '9'.repeat(20)])(
    'knows no end and no event at %s nanoseconds, and keeps the span',
    (nanos) => {
      const span = spanOf({ endTimeUnixNano: nanos, events: [{ name: 'e', timeUnixNano: nanos }] });
      expect(span.durationMs).toBeNull();
      expect(span.events.map(({ timeMs }) => timeMs)).toEqual([span.timeMs]);
    },
  );

  it('gives the same span from protobuf and from JSON', () => {
    const bytes = Uint8Array.from(atob(SDK_PROTOBUF), (character) => character.charCodeAt(0));
    const decoded = decodeOtlpTraces(bytes);
    if (!decoded.ok) throw new Error(decoded.message);
    const fromProtobuf = otlpTracesToSpans(decoded.scopes, context);
    expect(fromProtobuf).toEqual(spansOf(JSON.parse(SDK_JSON)));
    const [span] = fromProtobuf.spans;
    expect(span).toMatchObject({
      timeMs: 1_768_478_400_500.123,
      durationMs: 1_250,
      traceId: TRACE_ID,
      spanId: SPAN_ID,
      parentSpanId: '53ce929d0e0e4736',
      name: 'chat gpt-4o',
      kind: 'client',
      status: 'ok',
      statusMessage: null,
      service: 'shop',
      environment: 'production',
      version: '1.4.2',
      correlationId: 'c-1',
      tenant: 'acme',
      error: null,
      resource: {
        'service.instance.id': 'pod-1',
        'otel.scope.name': 'ai',
        'otel.scope.version': '1',
      },
      events: [
        {
          timeMs: 1_768_478_402_000,
          name: 'gen_ai.evaluation.result',
          attributes: {
            'gen_ai.evaluation.name': 'user_acceptance',
            'gen_ai.evaluation.score.label': 'edited',
          },
        },
      ],
      links: [{ traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' }],
      flags: [],
    });
    expect(span?.attributes).toMatchObject({
      'gen_ai.usage.input_tokens': 1_200,
      'gen_ai.response.finish_reasons': ['stop'],
      'tenant.id': 'acme',
    });
  });

  it('keeps the exception that a span recorded', () => {
    const attributes = [
      { key: 'exception.type', value: { stringValue: 'TimeoutError' } },
      { key: 'exception.message', value: { stringValue: 'no answer' } },
    ];
    const span = spanOf({
      events: [{ name: 'exception', timeUnixNano: NANOS, attributes }],
      status: { code: 2, message: 'failed' },
    });
    expect(span).toMatchObject({
      status: 'error',
      statusMessage: 'failed',
      error: { type: 'TimeoutError', message: 'no answer' },
    });
  });

  it('forgives the names of enums, and a missing end', () => {
    expect(
      spanOf({ kind: 'SPAN_KIND_CONSUMER', status: { code: 'STATUS_CODE_ERROR' } }),
    ).toMatchObject({
      kind: 'consumer',
      status: 'error',
      durationMs: null,
      name: 'unnamed',
    });
    expect(spanOf({ kind: 0 }).kind).toBe('internal');
    expect(spanOf({ endTimeUnixNano: '1768478400000000000' })).toMatchObject({
      durationMs: null,
      flags: ['time_ignored'],
    });
  });

  it('clamps a beginning outside the window, and keeps length and distances', () => {
    const span = spanOf({
      startTimeUnixNano: '1000000000000000000',
      endTimeUnixNano: '1000000002000000000',
      events: [{ name: 'half', timeUnixNano: '1000000001000000000' }],
    });
    expect(span).toMatchObject({ timeMs: NOW, durationMs: 2_000, flags: ['time_clamped'] });
    expect(span.events[0]?.timeMs).toBe(NOW + 1_000);
  });

  it('rejects a span without ids and keeps its neighbours', () => {
    const zero = { traceId: '0'.repeat(32), spanId: SPAN_ID };
    const result = spansOf(request(ids, zero, { traceId: TRACE_ID, spanId: 'short' }, 7));
    expect(result.spans).toHaveLength(1);
    expect(result).toMatchObject({
      rejected: 3,
      reasons: [
        'a span has no valid traceId of 16 bytes',
        'a span has no valid spanId of 8 bytes',
        'a span must be an object',
      ],
    });
  });

  it('rejects one malformed span of a protobuf request', () => {
    const bytesOf = (hex: string) =>
      Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
    const good = OtlpSpan.encode({
      traceId: bytesOf(TRACE_ID),
      spanId: bytesOf(SPAN_ID),
      name: 'x',
    }).finish();
    const bytes = ExportTraceServiceRequest.encode({
      resourceSpans: [{ scopeSpans: [{ spans: [good, Uint8Array.from([0x0a, 0x7f]), good] }] }],
    }).finish();
    const decoded = decodeOtlpTraces(bytes);
    if (!decoded.ok) throw new Error(decoded.message);
    const { spans, rejected } = otlpTracesToSpans(decoded.scopes, context);
    expect([spans.length, rejected]).toEqual([2, 1]);
  });

  it('may be empty, and is told when it is something else', () => {
    expect(decodeOtlpTraces(new Uint8Array())).toEqual({ ok: true, scopes: [], count: 0 });
    expect(decodeOtlpTracesJson({ resource_spans: [] })).toMatchObject({ ok: false });
    expect(decodeOtlpTracesJson([])).toMatchObject({ ok: false });
  });

  it('is answered with what was rejected', () => {
    expect(encodeExportTraceResponse(null)).toHaveLength(0);
    expect([...encodeExportTraceResponse({ rejected: 3, message: 'no' })]).toEqual([
      0x0a, 6, 8, 3, 0x12, 2, 0x6e, 0x6f,
    ]);
    expect(exportTraceResponseJson({ rejected: 3, message: 'no' })).toEqual({
      partialSuccess: { rejectedSpans: '3', errorMessage: 'no' },
    });
  });
});

describe('OTLP traces, whatever is sent', () => {
  const KEYS =
    'traceId spanId parentSpanId name kind startTimeUnixNano endTimeUnixNano attributes events links status code message key value stringValue kvlistValue values timeUnixNano __proto__ low high tenant.id'.split(
      ' ',
    );
  const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'medium' },
      fc.oneof(
        fc.constantFrom(TRACE_ID, SPAN_ID, NANOS, '\0', '\ud800'),
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

  function isStorable(value: unknown): boolean {
    if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
    if (typeof value === 'number') return Number.isFinite(value);
    if (typeof value !== 'object' || value === null) return value !== undefined;
    return Object.entries(value).every(([k, v]) => isStorable(k) && isStorable(v));
  }

  it('gives storable spans or a reason, and counts every span', () => {
    const whole = anyValue.map((value) =>
      typeof value === 'object' ? { ...value, ...ids } : value,
    );
    fc.assert(
      fc.property(fc.oneof(anyValue, whole), (value) => {
        const decoded = decodeOtlpTracesJson(request(value, value));
        if (!decoded.ok) return;
        const { spans, rejected } = otlpTracesToSpans(decoded.scopes, context);
        expect(spans.length + rejected).toBe(decoded.count);
        expect(spans.every(isStorable)).toBe(true);
      }),
      { seed: 20260115, numRuns: 2_000 },
    );
  });

  it('never throws for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const decoded = decodeOtlpTraces(bytes);
        if (decoded.ok) otlpTracesToSpans(decoded.scopes, context);
      }),
      { seed: 20260115, numRuns: 1_000 },
    );
  });
});
