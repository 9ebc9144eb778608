import { expect, test } from './ingest-test';

/** A JSON text that nests `levels` deep. */
const nested = (levels: number) => `${'{"a":['.repeat(levels / 2)}1${']}'.repeat(levels / 2)}`;

interface Case {
  what: string;
  /** Members of the record besides its service, as JSON text, so that no encoder tidies them. */
  members: string;
  /** What the stored event holds, in the API's form. */
  kept: Record<string, unknown>;
  /** Flags beside `level_missing` and `time_missing`, which no case gives a reason for. */
  flags?: string[];
}

const at = (time: unknown) => `"time":${JSON.stringify(time)},"message":"timed"`;
const clamped = (what: string, time: unknown): Case => ({
  what,
  members: at(time),
  kept: { message: 'timed', attributes: { time } },
  flags: ['time_clamped'],
});
const unreadable = (what: string, time: unknown): Case => ({
  what,
  members: at(time),
  kept: { message: 'timed' },
  flags: ['time_unreadable'],
});

const CASES: Case[] = [
  ...[1_000, 100_000, 1_000_000].map((levels) => ({
    what: `nesting of ${levels} levels`,
    members: `"message":"deep","deep":${nested(levels)}`,
    kept: { message: 'deep' },
    flags: ['depth_truncated'],
  })),
  {
    what: 'ten thousand keys',
    members: `"message":"wide",${Array.from({ length: 10_000 }, (_, n) => `"k${n}":${n}`).join()}`,
    kept: { message: 'wide', attributes: expect.objectContaining({ k0: 0, k255: 255 }) },
    flags: ['attributes_truncated'],
  },
  {
    what: 'one line of a megabyte',
    members: `"message":"${'x'.repeat(1_048_576)}"`,
    kept: { message: 'x'.repeat(65_536) },
    flags: ['message_truncated'],
  },
  {
    what: 'a megabyte of wide characters',
    members: `"message":"${'€😀'.repeat(150_000)}"`,
    kept: { message: expect.stringMatching(/^(€😀)+€?$/u) },
    flags: ['message_truncated'],
  },
  {
    what: 'a megabyte in an attribute and in a stack',
    members: `"message":"m","text":"${'y'.repeat(1_048_576)}","stack":"${'z'.repeat(1_048_576)}"`,
    kept: { attributes: { text: 'y'.repeat(65_536) } },
    flags: ['field_truncated'],
  },
  {
    what: 'NUL in message, key, value, id and label',
    members:
      '"message":"a\\u0000b","k\\u0000":"v\\u0000","trace_id":"t\\u0000","tenant":"n\\u0000"',
    kept: {
      message: 'a\ufffdb',
      attributes: { 'k\ufffd': 'v\ufffd' },
      traceId: 't\ufffd',
      tenant: 'n\ufffd',
    },
    flags: ['text_cleaned'],
  },
  {
    what: 'halves of surrogate pairs',
    members: '"message":"a\\ud800b\\udc00","k\\ud800":"\\udfff","pair":"\\ud83d\\ude00"',
    kept: { message: 'a\ufffdb\ufffd', attributes: { 'k\ufffd': '\ufffd', pair: '😀' } },
    flags: ['text_cleaned'],
  },
  {
    what: 'numbers that are infinite',
    members: '"message":"m","a":1e400,"b":[-1e400],"duration_ms":1e400',
    kept: {
      attributes: { a: 'Infinity', b: ['-Infinity'], duration_ms: 'Infinity' },
      durationMs: null,
    },
    flags: ['number_not_finite'],
  },
  {
    what: 'numbers that are huge, tiny or long',
    members: '"message":"m","a":1.7976931348623157e308,"b":5e-324,"c":-0,"d":12345678901234567890',
    kept: {
      attributes: { a: 1.7976931348623157e308, b: 5e-324, c: 0, d: 12345678901234567000 },
    },
  },
  {
    what: 'names that mean something to JavaScript',
    members:
      '"message":"m","__proto__":{"polluted":1},"constructor":{"prototype":{"x":1}},"toString":1,"hasOwnProperty":2',
    kept: {
      attributes: JSON.parse(
        '{"__proto__":{"polluted":1},"constructor":{"prototype":{"x":1}},"toString":1,"hasOwnProperty":2}',
      ),
    },
  },
  {
    what: 'ids of ten kilobytes',
    members: `"message":"m","trace_id":"${'t'.repeat(10_240)}","span_id":"${'s'.repeat(10_240)}","correlation_id":"${'€'.repeat(10_240)}","tenant":"${'n'.repeat(10_240)}","user_id":"${'u'.repeat(10_240)}"`,
    kept: {
      traceId: 't'.repeat(255),
      spanId: 's'.repeat(255),
      correlationId: '€'.repeat(255),
      tenant: 'n'.repeat(255),
    },
    flags: ['field_truncated'],
  },
  {
    what: 'environment and version of ten kilobytes',
    members: `"message":"m","environment":"${'😀'.repeat(5_120)}","version":"${'v'.repeat(10_240)}"`,
    kept: { environment: '😀'.repeat(127), version: 'v'.repeat(255) },
    flags: ['field_truncated'],
  },
  {
    what: 'keys of ten kilobytes that become the same',
    members: `"message":"m","${'k'.repeat(10_000)}1":1,"${'k'.repeat(10_000)}2":2`,
    kept: { attributes: { ['k'.repeat(255)]: 1, [`${'k'.repeat(253)}_2`]: 2 } },
    flags: ['field_truncated'],
  },
  {
    what: 'the same key twice',
    members: '"message":"first","message":"second","a":1,"a":2',
    kept: { message: 'second', attributes: { a: 2 } },
  },
  {
    what: 'empty texts',
    members: '"message":"","trace_id":"","tenant":"","level":"","":"unnamed","a":""',
    kept: {
      traceId: null,
      tenant: null,
      attributes: expect.objectContaining({ a: '', '': 'unnamed' }),
    },
    flags: ['message_missing'],
  },
  {
    what: 'arrays of junk',
    members: '"message":[1,null,{"a":[]},[[]]],"level":{"a":1},"trace_id":[1],"error":[],"time":[]',
    kept: { traceId: null, attributes: expect.objectContaining({ trace_id: [1] }) },
    flags: ['time_unreadable', 'message_missing'],
  },
  {
    what: 'a list longer than is kept',
    members: `"message":"m","list":[${Array.from(Array(10_000).keys()).join()}]`,
    kept: { attributes: { list: Array.from(Array(4_096).keys()) } },
    flags: ['attributes_truncated'],
  },
  {
    what: 'a level nobody knows',
    members: '"message":"m","level":"catastrophic"',
    kept: { level: 'info', severityText: 'catastrophic' },
    flags: ['level_unrecognised'],
  },
  clamped('the year 1', '0001-01-01T00:00:00Z'),
  clamped('the year 9999', '9999-12-31T23:59:59.999999Z'),
  clamped('a negative time', -1),
  clamped('a time of zero', 0),
  clamped('a time far away in nanoseconds', 9_000_000_000_000_000_000),
  clamped('a week and a day ago', new Date(Date.now() - 8 * 86_400_000).toISOString()),
  clamped('a day ahead', Date.now() + 86_400_000),
  unreadable('a word for a time', 'yesterday'),
  unreadable('an impossible date', '2026-13-45T99:99:99Z'),
  unreadable('a time of three hundred digits', '9'.repeat(300)),
  unreadable('true for a time', true),
  unreadable('the 31st of February', '2026-02-31T00:00:00Z'),
  { what: 'an object for a time', members: at({ a: 1 }), kept: { attributes: { time: { a: 1 } } } },
];

const UNCAUSED = ['level_missing', 'time_missing'];

for (const { what, members, kept, flags = [] } of CASES) {
  test(`A record with ${what} is kept${flags.length > 0 ? ` and flagged ${flags}` : ''}`, async ({
    sender,
    service,
    stored,
  }) => {
    const good = JSON.stringify({ message: 'neighbour', service, level: 'info', time: Date.now() });
    const bad = `{"service":"${service}",${members}}`;
    const array = await sender.send(`[${good},${bad},${good}]`);
    expect(array.json).toEqual({ accepted: 3, rejected: 0, errors: [] });
    const lines = await sender.send(`${good}\n${bad}\n${good}\n`, {
      contentType: 'application/x-ndjson',
    });
    expect(lines.json).toEqual({ accepted: 3, rejected: 0, errors: [] });
    const events = await stored();
    expect(events).toHaveLength(6);
    for (const index of [1, 4]) {
      expect(events[index]).toMatchObject(kept);
      expect(events[index]?.flags.filter((flag) => !UNCAUSED.includes(flag))).toEqual(flags);
    }
    for (const index of [0, 2, 3, 5])
      expect(events[index]).toMatchObject({ message: 'neighbour', flags: [] });
  });
}

test('Every unit of epoch time is told from the others', async ({ sender, service, stored }) => {
  const ms = Date.now();
  const times = [ms / 1000, ms, ms * 1e3, `${ms}000000`, String(ms), `${ms / 1000}`, new Date(ms)];
  await sender.send(times.map((time) => ({ time, service, level: 'info', message: 'm' })));
  const events = await stored();
  expect(events.map(({ time }) => Date.parse(time))).toEqual(Array(times.length).fill(ms));
  expect(events.flatMap(({ flags }) => flags)).toEqual([]);
});
