import fc from 'fast-check';
import { expect, it } from 'vitest';
import { judgeCsv } from './judge-csv';

const HEADER = 'timestamp,value,anomaly_score,expected,lower,upper';
const START_MS = Date.UTC(2026, 0, 5);
const iso = (ms: number) => new Date(ms).toISOString();

async function* linesOf(text: string) {
  yield* text.split('\n');
}
async function judged(text: string): Promise<string[]> {
  const rows: string[] = [];
  for await (const row of judgeCsv(linesOf(text))) rows.push(row);
  return rows;
}
/** Times in steps of a quarter of an hour. */
const csv = (values: readonly (number | string)[]) =>
  ['timestamp,value', ...values.map((v, n) => `${iso(START_MS + n * 900_000)},${v}`)].join('\n');
const scores = (rows: readonly string[]) =>
  rows.slice(1).map((row) => Number(row.split(',')[2] ?? ''));

it('judges each row, and says how it is written', async () => {
  const rows = await judged('timestamp,value\n2026-01-05 00:00:00,20.50\n2026-01-06 00:00:00,21');
  expect(rows).toEqual([
    HEADER,
    '2026-01-05 00:00:00,20.50,0,,,',
    '2026-01-06 00:00:00,21,0,20.5,20.5,20.5',
  ]);
});

it('takes a file as programs write it: line ends, blank lines, quotation marks, more columns, in any order', async () => {
  const plain = await judged('timestamp,value\n2026-01-05 00:00:00,1\n2026-01-05 00:15:00,2\n');
  expect(plain).toHaveLength(3);
  for (const other of [
    'timestamp,value\r\n2026-01-05 00:00:00,1\r\n2026-01-05 00:15:00,2\r\n\r\n',
    '\n\ntimestamp,value\n\n2026-01-05 00:00:00,1\n   \n2026-01-05 00:15:00,2',
    '\uFEFF"timestamp","value"\n"2026-01-05 00:00:00","1"\n"2026-01-05 00:15:00",2',
    'Value,host, Timestamp \r\n1,a,2026-01-05 00:00:00\r\n2,"b, ""c""",2026-01-05 00:15:00\r\n',
  ])
    expect(await judged(other)).toEqual(plain);
});

it('passes a missing value over, whose row says nothing', async () => {
  const whole = await judged(csv([1, 2, 3, 4]));
  for (const missing of ['', 'NaN', 'null', 'Infinity', '1e999', '"1,5"']) {
    const rows = await judged(csv([1, 2, missing, 4]));
    expect(rows[3]).toBe(`${iso(START_MS + 1_800_000)},${missing},0,,,`);
    expect(rows.length).toBe(whole.length);
  }
  expect((await judged('timestamp,value\n2026-01-05'))[1]).toBe('2026-01-05,,0,,,');
});

it.each([
  ['', 'the file is empty'],
  ['\n \n', 'the file is empty'],
  ['time,value\n1,2', 'must name timestamp and value; it is "time,value"'],
  ['timestamp,value\n2026-01-05,1\n\nyesterday,2', 'Line 4: "yesterday" is no time'],
  ['timestamp,value\n,2', 'Line 2: "" is no time'],
  ['timestamp,value\n"2026-01-05,1', 'Line 2: its quotation marks do not match'],
  ['timestamp,value\n"2026-01-05"T,1', 'Line 2: its quotation marks do not match'],
])('refuses %j, and says why', async (text, why) => {
  await expect(judged(text)).rejects.toThrow(why);
});

it('has nothing to say of a file of a header, and little of a small one', async () => {
  expect(await judged('timestamp,value\n')).toEqual([HEADER]);
  expect(scores(await judged(csv([5])))).toEqual([0]);
});

it('never finds a series unusual that never changes, whatever its value', async () => {
  for (const value of [0, 45, -1e-300, 1e300, 1e37])
    expect(new Set(scores(await judged(csv(new Array(1_000).fill(value)))))).toEqual(new Set([0]));
});

it('notices an outage in a series of before 1970, and in one of numbers as large as they come', async () => {
  const wave = Array.from({ length: 960 }, (_, n) => 100 + (n % 7) + (n === 900 ? 900 : 0));
  for (const scale of [1, 1e-6, 1e34])
    expect(scores(await judged(csv(wave.map((v) => v * scale))))[900]).toBeGreaterThan(0.75);
  const old = ['timestamp,value', ...wave.map((v, n) => `${iso(n * 900_000 - 5e11)},${v}`)];
  expect(scores(await judged(old.join('\n')))[900]).toBeGreaterThan(0.75);
});

it('judges rows out of their order, at one time, or at any distance: a number from 0 to 1 each', async () => {
  const steps = fc.array(
    fc.tuple(
      fc.oneof(
        fc.constantFrom(0, 1, 900, -900, -86_400, 40 * 86_400),
        fc.integer({ min: -1e8, max: 1e8 }),
      ),
      fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 0, max: 9 })),
    ),
    { minLength: 1, maxLength: 300 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (told) => {
      let seconds = START_MS / 1_000;
      const lines = told.map(([step, value]) => {
        seconds = Math.abs(seconds + step) % 9e9;
        return `${seconds},${value}`;
      });
      const rows = await judged(['timestamp,value', ...lines].join('\n'));
      expect(rows).toHaveLength(told.length + 1);
      for (const score of scores(rows)) expect(score >= 0 && score <= 1).toBe(true);
      for (const row of rows.slice(1))
        for (const cell of row.split(',').slice(2))
          expect(cell === '' || Number.isFinite(Number(cell))).toBe(true);
    }),
    { seed: 20261126, numRuns: 200 },
  );
});

it('keeps what it knows of the last days when a row comes late', async () => {
  const days = 30;
  // Two days lie higher than the rest; with one of them forgotten, the other would be left out as the most extreme.
  const ofDay = (day: number) => (day === 24 || day === 25 ? 150 : 100);
  const values = Array.from({ length: days * 96 }, (_, n) => ofDay(Math.floor(n / 96)) + (n % 7));
  const whole = csv(values).split('\n');
  const late = iso(START_MS - 20 * 86_400_000);
  const withLate = [
    ...whole.slice(0, -97),
    ...new Array(20).fill(`${late},100`),
    ...whole.slice(-97),
  ];
  const [last] = (await judged(whole.join('\n'))).slice(-1);
  const [lastWithLate] = (await judged(withLate.join('\n'))).slice(-1);
  expect(lastWithLate?.split(',').slice(3)).toEqual(last?.split(',').slice(3));
});
