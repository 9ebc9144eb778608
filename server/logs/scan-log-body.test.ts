import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RECORD_RULES } from '@/domain/logs/record-rules';
import { encodeLogBody, type LogBody, readLogBody } from './encode-log-body';
import { LogRecordScanner } from './log-record-scanner';

const NOW = Date.UTC(2026, 10, 26, 12);
const context = { nowMs: NOW, acceptPastMs: 7 * 86_400_000, acceptFutureMs: 600_000 };
const projectId = '11111111-1111-4111-8111-111111111111';

function bodyOf(text: string, contentType: string | null = 'application/json'): LogBody {
  return { body: Buffer.from(text), contentType, projectId, context };
}

/** The same by both ways, told with what differs as text. */
function expectSame(body: LogBody): void {
  const scanned = encodeLogBody(body);
  const read = readLogBody(body);
  const rowsOf = (encoded: typeof read) => ({
    ...encoded,
    rows: encoded && {
      starts: [...encoded.rows.starts],
      bytes: Buffer.from(encoded.rows.bytes).toString('latin1'),
    },
  });
  expect(rowsOf(scanned)).toEqual(rowsOf(read));
}

const word = fc.constantFrom(
  'checkout',
  'a',
  'grün',
  '😀',
  'it\u2028em',
  '',
  'A/b',
  'F00d',
  '1.2.0',
);
const fine = fc.oneof(
  fc.constantFrom('checkout', 'grün', '😀 paid', 'it\u2028em', '1.2.0', 'f00d'),
  fc.stringMatching(/^[a-z0-9 _:;-]{1,40}$/),
);
const text = fc.oneof(
  { weight: 20, arbitrary: fine },
  { weight: 1, arbitrary: word },
  { weight: 1, arbitrary: fc.string({ maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
);
const number = fc.oneof(
  fc.nat(1_000),
  fc.nat(1_000),
  fc.nat(1_000),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -9_999, max: 9_999_999 }).map((n) => n / 1_000),
  fc.constantFrom(0, -0, 1e21, 1e-7, 30, 900, NOW, 123_456_789_012_345, 2 ** 53),
);
const oddTime = fc.oneof(
  fc
    .integer({ min: NOW - 9 * 86_400_000, max: NOW + 900_000 })
    .map((ms) => new Date(ms).toISOString()),
  fc.integer({ min: NOW - 90_000, max: NOW }).map((ms) => new Date(ms).toISOString()),
  fc.integer({ min: NOW - 90_000, max: NOW }),
  fc.constantFrom(
    '2026-11-26T11:59:60.000Z',
    '2026-11-26T11:59:59.1234Z',
    '2026-11-26T11:5x:00.000Z',
    '2026-11-26T11:59:00.000',
    '2026-11-26 11:59:00.000Z',
    '2026-11-26T11:59:0x.000Z',
    'soon',
  ),
);
const recent = fc.integer({ min: NOW - 90_000, max: NOW });
const time = fc.oneof(
  { weight: 12, arbitrary: recent.map((ms) => new Date(ms).toISOString()) },
  { weight: 3, arbitrary: recent },
  { weight: 2, arbitrary: oddTime },
);
const oddLevel = fc.constantFrom(
  'info',
  'WARN',
  'warning',
  'error',
  'unheard of',
  '',
  30,
  35,
  13,
  '7',
);
const level = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('info', 'warn', 'warning', 'ERROR', 30, 50) },
  { weight: 1, arbitrary: oddLevel },
);
const oddKey = fc.oneof(
  fc.constantFrom(
    'http',
    'region',
    'a',
    'b',
    '0',
    '10',
    'a.b',
    'host.name',
    '__proto__',
    'toJSON',
    'trace_id',
    'id',
    '',
    'ü',
  ),
  fc.constantFrom(...RECORD_RULES.keys()),
  fc.string({ maxLength: 8 }),
);
const ownKey = fc.constantFrom(
  'http',
  'region',
  'order',
  'items',
  'total',
  'a',
  'ü',
  'toJSON',
  'seen by',
);
const key = fc.oneof({ weight: 9, arbitrary: ownKey }, { weight: 1, arbitrary: oddKey });
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc
      .array(fc.tuple(key, tie('value')), { maxLength: 4 })
      .map((entries) => Object.fromEntries(entries)),
  ),
}));
const timeKey = fc.constantFrom('time', 'timestamp', 'ts', '@timestamp');
const usual = fc
  .tuple(timeKey, time, level, fc.constantFrom('message', 'msg'), text)
  .map(([at, when, how, what, said]): [string, unknown][] => [
    [at, when],
    ['level', how],
    [what, said],
  ]);
const columns = fc.subarray([
  'service',
  'env',
  'version',
  'trace_id',
  'span_id',
  'correlation_id',
  'tenant',
  'user',
  'pid',
  'hostname',
]);
const plain = fc
  .tuple(
    usual,
    columns.chain((names) => fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), text)))),
    fc.option(
      fc.tuple(
        fc.constantFrom('duration_ms', 'duration_ms', 'durationMs', 'elapsed'),
        fc.oneof({ weight: 3, arbitrary: fc.nat(90_000) }, { weight: 1, arbitrary: number }),
      ),
      { nil: undefined },
    ),
    fc.oneof(
      {
        weight: 5,
        arbitrary: fc.uniqueArray(fc.tuple(key, value), { maxLength: 4, selector: ([k]) => k }),
      },
      { weight: 1, arbitrary: fc.array(fc.tuple(key, value), { maxLength: 4 }) },
    ),
  )
  .map(([first, known, duration, rest]) => [
    ...first,
    ...known,
    ...(duration ? [duration] : []),
    ...rest,
  ]);
/** Values as somebody else may write them. */
const written = fc.constantFrom(
  ...['1.50', '1.5', '1e3', '-0', '-0.0', '01', '1.', '0.0000001', '12345678901234567', '-1.25'],
  ...[
    '{"a":1,"a":2}',
    '{"b":1,"2":1}',
    '{"a":{"trace_id":"F0"}}',
    '{"traceId":"F0"}',
    '[1, 2]',
    '[]',
    '{}',
  ],
  ...['"a\\nb"', '"\\u00e9"', '"\u007f"', ' 1', 'tru', '{"__proto__":1}', '[[[[[[[[[[1]]]]]]]]]]'],
);
/** As text, so that a key may stand twice. */
const record = fc
  .oneof(
    { weight: 6, arbitrary: plain },
    { weight: 1, arbitrary: fc.array(fc.tuple(key, value), { maxLength: 8 }) },
  )
  .chain((members) => fc.shuffledSubarray(members, { minLength: members.length }))
  .map((members) => members.map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`))
  .chain((members) =>
    fc
      .oneof(
        { weight: 3, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.tuple(key, written) },
      )
      .map((extra) => [...members, ...(extra ? [`${JSON.stringify(extra[0])}:${extra[1]}`] : [])]),
  )
  .map((members) => `{${members.join(',')}}`);
const SURE = `{"time":"${new Date(NOW).toISOString()}","level":"info","message":"first"}`;
const settings = { seed: 20261126, numRuns: 1_200 };

test('a body that is scanned is stored as one that is read by way of values, byte for byte', () => {
  fc.assert(
    fc.property(
      fc.array(record, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      (records, isLines) => {
        const all = [SURE, ...records];
        expectSame(
          isLines ? bodyOf(all.join('\n'), 'application/x-ndjson') : bodyOf(`[${all.join(',')}]`),
        );
      },
    ),
    settings,
  );
});

test('a body with something broken, spaced or cut in it is told as before', () => {
  const whole = `[${SURE},{"time":"${new Date(NOW).toISOString()}","level":"warn","message":"m","n":[1,{"a":"b"}],"d":1.5}]`;
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(4), fc.string({ maxLength: 2 }), (at, cut, put) => {
      expectSame(bodyOf(whole.slice(0, at) + put + whole.slice(at + cut)));
    }),
    settings,
  );
});

test.each([
  [`[${SURE}]\n`, null],
  [`[${SURE},]`, null],
  [`[${SURE}] [`, null],
  [`[${SURE},${SURE}`, null],
  [`[${SURE}]`, 'text/plain'],
  [`[${SURE}]`, 'application/json; charset=utf-16'],
  [`${SURE}\n${SURE}\n`, 'application/x-ndjson'],
  [`${SURE}\n${SURE}\n\n`, 'application/x-ndjson'],
  [`${SURE}\n{"logs":[${SURE},${SURE}]}`, 'application/x-ndjson'],
  [`[${SURE},{"logs":[${SURE}]},{},42]`, null],
  [`[${SURE},{"logs":[${SURE}]},{}]`, null],
  [`[${SURE},{"message":"\u0000"}]`, null],
])('%j is the same by both ways', (body, contentType) => {
  expectSame(bodyOf(body, contentType));
});

test('damaged bytes are flagged by both ways', () => {
  const body = Buffer.concat([
    Buffer.from(`[${SURE},${SURE.slice(0, -2)}`),
    Buffer.from([0xff]),
    Buffer.from('"}]'),
  ]);
  expectSame({ ...bodyOf(''), body });
});

test('a plain record is read from its bytes, one with anything to weigh is not', () => {
  const read = (record: object) =>
    new LogRecordScanner(Buffer.from(JSON.stringify(record)), context).read(0);
  const usual = {
    time: new Date(NOW).toISOString(),
    level: 'info',
    message: 'grün',
    http: { n: 1 },
  };
  expect(read({ ...usual, service: 'a', duration_ms: 1.5, trace_id: 'f00d' })).toBe(true);
  expect(read({ ...usual, trace_id: 'F00D' })).toBe(false);
  expect(read({ ...usual, msg: 'a second one' })).toBe(false);
  expect(read({ ...usual, message: 'two\nlines' })).toBe(false);
  expect(read({ ...usual, http: { trace_id: 'f00d' } })).toBe(false);
  expect(read({ ...usual, level: 'unheard of' })).toBe(false);
});
