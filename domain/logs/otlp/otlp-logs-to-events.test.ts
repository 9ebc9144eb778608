import { describe, expect, it } from 'vitest';
import { decodeOtlpLogs, decodeOtlpLogsJson } from './decode-otlp-logs';
import { otlpLogsToEvents } from './otlp-logs-to-events';
import { ExportLogsServiceRequest, LogRecord } from './otlp-types';

const NOW = Date.UTC(2026, 0, 15, 12);
const context = { nowMs: NOW, acceptPastMs: 7 * 86_400_000, acceptFutureMs: 600_000 };
const NANOS = '1768478340500123456';
const MS = NOW - 59_499.877;

const text = (stringValue: string) => ({ stringValue });
const pairs = (record: Record<string, unknown>) =>
  Object.entries(record).map(([key, value]) => ({ key, value }));

/** One record under one resource, as OTLP/JSON. */
function request(logRecord: unknown, resource: Record<string, unknown> = {}): unknown {
  return {
    resourceLogs: [
      { resource: { attributes: pairs(resource) }, scopeLogs: [{ logRecords: [logRecord] }] },
    ],
  };
}

function eventsOf(value: unknown) {
  const decoded = decodeOtlpLogsJson(value);
  if (!decoded.ok) throw new Error(decoded.message);
  return otlpLogsToEvents(decoded.scopes, context);
}

function eventOf(logRecord: unknown, resource: Record<string, unknown> = {}) {
  const [event] = eventsOf(request(logRecord, resource)).events;
  if (event === undefined) throw new Error('no event');
  return event;
}

/** What the OpenTelemetry Node SDK 0.223 sends for one record, in protobuf and in JSON. */
const SDK_PROTOBUF =
  'CpIDCmcKGgoMc2VydmljZS5uYW1lEgoKCGNoZWNrb3V0ChoKD3NlcnZpY2UudmVyc2lvbhIHCgUxLjQuMgorChtkZXBsb3ltZW50LmVudmlyb25tZW50Lm5hbWUSDAoKcHJvZHVjdGlvbhAAEqYCCgsKBHNob3ASAzEuMBKWAglAkV2CvOWKGBARGgVFUlJPUioMCgpvcmRlciBwYWlkMg0KB29yZGVySWQSAhgHMhIKBXJhdGlvEgkhAAAAAAAA4D8yCAoCb2sSAhABMhQKBHRhZ3MSDCoKCgMKAWEKAwoBYjIWCgZuZXN0ZWQSDDIKCggKAWsSAwoBdjIdCg5leGNlcHRpb24udHlwZRILCglUeXBlRXJyb3IyIAoRZXhjZXB0aW9uLm1lc3NhZ2USCwoJbm8gYmFza2V0MjkKFGV4Y2VwdGlvbi5zdGFja3RyYWNlEiEKH1R5cGVFcnJvcjogbm8gYmFza2V0CiAgICBhdCBwYXkyEgoJcmVxdWVzdElkEgUKA3ItMTgAWQAUKaC85YoY';
const SDK_JSON =
  '{"resourceLogs":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"checkout"}},{"key":"service.version","value":{"stringValue":"1.4.2"}},{"key":"deployment.environment.name","value":{"stringValue":"production"}}],"droppedAttributesCount":0},"scopeLogs":[{"scope":{"name":"shop","version":"1.0"},"logRecords":[{"timeUnixNano":"1768478401500123456","observedTimeUnixNano":"1768478402000000000","severityNumber":17,"severityText":"ERROR","body":{"stringValue":"order paid"},"attributes":[{"key":"orderId","value":{"intValue":7}},{"key":"ratio","value":{"doubleValue":0.5}},{"key":"ok","value":{"boolValue":true}},{"key":"tags","value":{"arrayValue":{"values":[{"stringValue":"a"},{"stringValue":"b"}]}}},{"key":"nested","value":{"kvlistValue":{"values":[{"key":"k","value":{"stringValue":"v"}}]}}},{"key":"exception.type","value":{"stringValue":"TypeError"}},{"key":"exception.message","value":{"stringValue":"no basket"}},{"key":"exception.stacktrace","value":{"stringValue":"TypeError: no basket\\n    at pay"}},{"key":"requestId","value":{"stringValue":"r-1"}}],"droppedAttributesCount":0}]}]}]}';

describe('an OTLP logs request', () => {
  it('gives the same event from protobuf and from JSON', () => {
    const bytes = Uint8Array.from(atob(SDK_PROTOBUF), (character) => character.charCodeAt(0));
    const decoded = decodeOtlpLogs(bytes);
    if (!decoded.ok) throw new Error(decoded.message);
    const fromProtobuf = otlpLogsToEvents(decoded.scopes, context);
    expect(fromProtobuf).toEqual(eventsOf(JSON.parse(SDK_JSON)));
    expect(fromProtobuf).toEqual({
      events: [
        {
          timeMs: 1_768_478_401_500.123,
          severityNumber: 17,
          severityText: null,
          service: 'checkout',
          environment: 'production',
          version: '1.4.2',
          message: 'order paid',
          traceId: null,
          spanId: null,
          correlationId: 'r-1',
          causationId: null,
          tenant: null,
          user: null,
          durationMs: null,
          error: {
            type: 'TypeError',
            message: 'no basket',
            stack: 'TypeError: no basket\n    at pay',
          },
          attributes: { orderId: 7, ratio: 0.5, ok: true, tags: ['a', 'b'], nested: { k: 'v' } },
          resource: { 'otel.scope.name': 'shop', 'otel.scope.version': '1.0' },
          flags: [],
        },
      ],
      rejected: 0,
      reasons: [],
    });
  });

  it('may be empty', () => {
    expect(decodeOtlpLogs(new Uint8Array())).toEqual({ ok: true, scopes: [], count: 0 });
    expect(decodeOtlpLogsJson({})).toEqual({ ok: true, scopes: [], count: 0 });
    expect(eventsOf({ resourceLogs: [{}, { scopeLogs: [{}] }] })).toMatchObject({ events: [] });
  });

  it.each([null, [], 'x', 7, { resourceLogs: {} }, { resource_logs: [] }])(
    'is refused when it is %j',
    (value) => {
      expect(decodeOtlpLogsJson(value)).toMatchObject({ ok: false, message: expect.any(String) });
    },
  );

  it('is refused when its protobuf is cut or no protobuf at all', () => {
    const bytes = Uint8Array.from(atob(SDK_PROTOBUF), (character) => character.charCodeAt(0));
    expect(decodeOtlpLogs(bytes.slice(0, 200))).toMatchObject({ ok: false });
    expect(decodeOtlpLogs(new TextEncoder().encode('{"resourceLogs":[]}'))).toMatchObject({
      ok: false,
    });
  });

  it('rejects a bad record alone and says why', () => {
    const good = { body: text('good'), timeUnixNano: NANOS };
    const logRecords = [good, 7, {}, { attributes: { a: 1 } }, good];
    const result = eventsOf({ resourceLogs: [{ scopeLogs: [{ logRecords }] }] });
    expect(result.events.map((event) => event.message)).toEqual(['good', 'good']);
    expect(result.rejected).toBe(3);
    expect(result.reasons).toEqual([
      'a log record must be an object',
      expect.stringContaining('empty'),
      expect.stringContaining('attributes must be an array'),
    ]);
  });

  it('rejects a malformed protobuf record alone', () => {
    // resourceLogs { scopeLogs { logRecords: <cut varint>, logRecords { body: "ok" } } }
    const good = [0x12, 0x06, 0x2a, 0x04, 0x0a, 0x02, 0x6f, 0x6b];
    const bad = [0x12, 0x01, 0x10];
    const scopeLogs = [0x12, good.length + bad.length, ...bad, ...good];
    const decoded = decodeOtlpLogs(Uint8Array.from([0x0a, scopeLogs.length, ...scopeLogs]));
    if (!decoded.ok) throw new Error(decoded.message);
    const result = otlpLogsToEvents(decoded.scopes, context);
    expect(result.events.map((event) => event.message)).toEqual(['ok']);
    expect(result).toMatchObject({ rejected: 1, reasons: [expect.stringContaining('decoded')] });
  });
});

describe('an OTLP log record', () => {
  it.each([NANOS, Number(NANOS)])('reads nanoseconds from %j', (timeUnixNano) => {
    expect(eventOf({ body: text('x'), timeUnixNano }).timeMs).toBeCloseTo(MS, 2);
  });

  it('falls back to the observed time, then to now', () => {
    const observed = { body: text('x'), timeUnixNano: '0', observedTimeUnixNano: NANOS };
    expect(eventOf(observed).timeMs).toBe(MS);
    expect(eventOf({ body: text('x'), severityNumber: 9 })).toMatchObject({
      timeMs: NOW,
      flags: ['time_missing'],
    });
    expect(eventOf({ body: text('x'), timeUnixNano: 'soon', severityNumber: 9 })).toMatchObject({
      timeMs: NOW,
      flags: ['time_unreadable'],
      attributes: { timeUnixNano: 'soon' },
    });
  });

  it('clamps a time outside the window and keeps it', () => {
    expect(
      eventOf({ body: text('x'), timeUnixNano: '1000000000', severityNumber: 9 }),
    ).toMatchObject({
      timeMs: NOW,
      flags: ['time_clamped'],
      attributes: { timeUnixNano: '1000000000' },
    });
  });

  it('takes ids in any case, zeros as none, and keeps what is no id', () => {
    const ids = {
      traceId: '4BF92F3577B34DA6A3CE929D0E0E4736',
      spanId: '00F067AA0BA902B7',
    };
    expect(eventOf({ body: text('x'), ...ids })).toMatchObject({
      traceId: ids.traceId.toLowerCase(),
      spanId: ids.spanId.toLowerCase(),
    });
    expect(eventOf({ body: text('x'), traceId: '0'.repeat(32), spanId: '' })).toMatchObject({
      traceId: null,
      spanId: null,
    });
    const event = eventOf({ body: text('x'), traceId: 'no-id' });
    expect(event).toMatchObject({ traceId: null, attributes: { traceId: 'no-id' } });
    expect(event.flags).toContain('id_unreadable');
  });

  it('reads the severity, its text only where it says more', () => {
    const at = (severity: object) => eventOf({ body: text('x'), timeUnixNano: NANOS, ...severity });
    expect(at({ severityNumber: 10, severityText: 'NOTICE' })).toMatchObject({
      severityNumber: 10,
      severityText: 'NOTICE',
    });
    expect(at({ severityNumber: 9, severityText: 'Info' }).severityText).toBeNull();
    expect(at({ severityText: 'WARN' })).toMatchObject({ severityNumber: 13, severityText: null });
    expect(at({ severityNumber: 0 })).toMatchObject({
      severityNumber: 9,
      flags: ['level_missing'],
    });
    expect(at({ severityNumber: 99 })).toMatchObject({
      severityNumber: 9,
      flags: ['level_missing'],
      attributes: { severityNumber: 99 },
    });
  });

  it('reads a body that is a map, a list or a scalar', () => {
    const map = (value: Record<string, unknown>) => ({ kvlistValue: { values: pairs(value) } });
    const said = eventOf({ body: map({ message: text('paid'), orderId: { intValue: '7' } }) });
    expect(said).toMatchObject({ message: 'paid', attributes: { orderId: 7 } });
    const silent = eventOf({ body: map({ orderId: { intValue: '7' } }) });
    expect(silent).toMatchObject({ message: '{"orderId":7}', attributes: { orderId: 7 } });
    const list = eventOf({ body: { arrayValue: { values: [text('a')] } } });
    expect(list).toMatchObject({ message: '["a"]', attributes: { body: ['a'] } });
    expect(eventOf({ body: { intValue: 7 } }).message).toBe('7');
  });

  it('names an event without a body by its event name', () => {
    expect(eventOf({ eventName: 'order.paid', timeUnixNano: NANOS })).toMatchObject({
      message: 'order.paid',
      attributes: { 'event.name': 'order.paid' },
    });
  });

  it('keeps 64-bit integers that a number cannot hold as text', () => {
    const attributes = pairs({
      big: { intValue: '9223372036854775807' },
      small: { intValue: '-5' },
      nan: { doubleValue: 'NaN' },
      bytes: { bytesValue: 'AQI=' },
      nothing: {},
    });
    expect(eventOf({ body: text('x'), attributes }).attributes).toEqual({
      big: '9223372036854775807',
      small: -5,
      nan: 'NaN',
      bytes: 'AQI=',
      nothing: null,
    });
  });

  it('prefers the resource to attributes of the same meaning, losing neither', () => {
    const event = eventOf(
      { body: text('x'), attributes: pairs({ 'service.name': text('attribute') }) },
      {
        'service.name': text('resource'),
        'deployment.environment': text('staging'),
        'host.name': text('a'),
      },
    );
    expect(event).toMatchObject({
      service: 'resource',
      environment: 'staging',
      attributes: { 'service.name': 'attribute' },
      resource: { 'host.name': 'a' },
    });
  });

  it('cuts a value that is nested too deep, and survives one deeper than any stack', () => {
    let deep: unknown = text('bottom');
    for (let level = 0; level < 50_000; level += 1) deep = { arrayValue: { values: [deep] } };
    const event = eventOf({ body: text('x'), attributes: pairs({ deep }) });
    expect(event.flags).toContain('depth_truncated');
  });

  it('keeps attributes called __proto__ as plain data', () => {
    const event = eventOf({ body: text('x'), attributes: pairs({ ['__proto__']: text('p') }) });
    expect(JSON.stringify(event.attributes)).toBe('{"__proto__":"p"}');
  });
});

describe('OTLP times of any size', () => {
  it.each([
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    1e300,
    -1,
    0.5,
    '-1',
    '99999999999999999999',
  ])('survive timeUnixNano %s', (timeUnixNano) => {
    const decoded = decodeOtlpLogsJson(request({ body: text('x'), timeUnixNano }));
    if (!decoded.ok) throw new Error(decoded.message);
    const [event] = otlpLogsToEvents(decoded.scopes, context).events;
    expect(event).toMatchObject({ timeMs: NOW, attributes: { timeUnixNano: expect.anything() } });
    expect(event?.flags.join()).toMatch(/time_(clamped|unreadable)/);
  });
});

describe('OTLP logs that weigh more than they measure', () => {
  it('refuses millions of empty messages before they fill the memory', () => {
    const empty = new Uint8Array(Buffer.alloc(9_000_000, Uint8Array.of(0x0a, 0)));
    expect(decodeOtlpLogs(empty)).toMatchObject({
      ok: false,
      message: expect.stringContaining('send smaller batches'),
    });
  });

  it('rejects a record of millions of fields, keeping the one before it', () => {
    const good = ExportLogsServiceRequest.encode({
      resourceLogs: [
        {
          scopeLogs: [
            {
              logRecords: [
                LogRecord.encode({ body: { stringValue: 'good' } }).finish(),
                new Uint8Array(Buffer.alloc(9_000_000, Uint8Array.of(0x32, 0))),
              ],
            },
          ],
        },
      ],
    }).finish();
    const decoded = decodeOtlpLogs(good);
    if (!decoded.ok) throw new Error(decoded.message);
    const { events, rejected, reasons } = otlpLogsToEvents(decoded.scopes, context);
    expect(events.map(({ message }) => message)).toEqual(['good']);
    expect(rejected).toBe(1);
    expect(reasons.join()).toContain('send smaller batches');
  });

  it('numbers repeated keys without looking past every one before', () => {
    const attributes = Array.from({ length: 300_000 }, (_, n) => ({
      key: 'a',
      value: { intValue: n },
    }));
    const request = {
      resourceLogs: [{ scopeLogs: [{ logRecords: [{ body: { stringValue: 'x' }, attributes }] }] }],
    };
    const decoded = decodeOtlpLogsJson(request);
    if (!decoded.ok) throw new Error(decoded.message);
    const [event] = otlpLogsToEvents(decoded.scopes, context).events;
    expect(event?.attributes).toMatchObject({ a: 0, a_2: 1, a_256: 255 });
    expect(event?.flags).toContain('attributes_truncated');
  });
});
