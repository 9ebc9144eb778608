import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readUrlState, type SearchRecord, writeUrlState } from '../url-state/url-state';
import { bucketStart, chooseStep } from './choose-step';
import { describeTimeRange } from './describe-time-range';
import { isRelative, parseTimeExpression, secondsAgo } from './time-expression';
import { relativeLabel } from './time-presets';
import {
  fixedRange,
  previousWindow,
  resolveTimeRange,
  stepTimeRange,
  timeRangeSchema,
  timeRangeSchemaOf,
  zoomOutTimeRange,
} from './time-range';
import { timeTicks } from './time-ticks';
import { readTypedTime } from './typed-time';

const now = Date.UTC(2026, 2, 1, 12, 0, 0);
const HOUR = 3_600_000;

test.each([
  ['now', 0],
  ['now-6h', -6 * HOUR],
  ['now - 15m', -900_000],
  ['now+1d', 24 * HOUR],
  ['now-2w', -14 * 24 * HOUR],
  ['1772366400000', 0],
  ['0', -now],
  ['2026-03-01T11:00:00Z', -HOUR],
  ['2026-03-01T12:00:00.250+01:00', -HOUR + 250],
  // As it arrives of an address in which the + was not escaped.
  ['2026-03-01T12:00:00 01:00', -HOUR],
])('%s is read', (text, offset) => {
  expect(parseTimeExpression(text, now)).toBe(now + offset);
});

test.each([
  '',
  'yesterday',
  'now-6',
  'now-6y',
  '2026-03-01',
  '12',
  '1772366400',
  '2026-13-01T00:00:00Z',
  '9'.repeat(14),
])('%j is refused', (text) => {
  expect(parseTimeExpression(text, now)).toBeNull();
});

test('only what moves with the clock is relative', () => {
  expect(isRelative('now-6h')).toBe(true);
  expect(isRelative('2026-03-01T11:00:00Z')).toBe(false);
});

test.each([
  [0, 'now'],
  [90, 'now-90s'],
  [900, 'now-15m'],
  [3_600, 'now-1h'],
  [86_400, 'now-24h'],
  [14 * 86_400, 'now-14d'],
])('%d seconds ago is written %s', (seconds, text) => {
  expect(secondsAgo(seconds)).toBe(text);
});

test('an address with an unreadable end falls back to the default for that end alone', () => {
  expect(readUrlState(timeRangeSchema, { from: 'now-6h', to: 'whenever' })).toEqual({
    from: 'now-6h',
    to: 'now',
  });
  expect(readUrlState(timeRangeSchema, {})).toEqual({ from: 'now-1h', to: 'now' });
});

test('an address with a range the wrong way round means the right way round', () => {
  const read = (address: SearchRecord) => readUrlState(timeRangeSchema, address);
  expect(read({ from: 'now-1h', to: 'now-6h' })).toEqual({ from: 'now-6h', to: 'now-1h' });
  expect(read({ to: 'now-6h' })).toEqual({ from: 'now-6h', to: 'now-1h' });
  const early = '2026-03-01T09:00:00.000Z';
  expect(read({ from: 'now', to: early })).toEqual({ from: early, to: 'now' });
  expect(read({ from: early, to: 'now' })).toEqual({ from: early, to: 'now' });
});

test('an address with one moment means a second of it, and one that never has a width what is usual', () => {
  const at = '2026-03-01T09:00:00.000Z';
  expect(readUrlState(timeRangeSchema, { from: at, to: at })).toEqual({
    from: at,
    to: '2026-03-01T09:00:01.000Z',
  });
  const day = { from: 'now-24h', to: 'now' };
  const schema = timeRangeSchemaOf(day);
  expect(readUrlState(schema, { from: 'now-2h', to: 'now-2h' })).toEqual(day);
  expect(writeUrlState(schema, new URLSearchParams({ from: 'now-2h', to: 'now-2h' }), day)).toBe(
    '',
  );
});

test('whatever an address says, the interfaces take what its page asks for', () => {
  const moment = fc.oneof(
    fc.nat(200).map((hours) => `now-${hours}h`),
    fc.nat(200).map((hours) => new Date(now - hours * HOUR).toISOString()),
    fc.constantFrom('now', 'whenever', ''),
  );
  fc.assert(
    fc.property(fc.record({ from: moment, to: moment }, { requiredKeys: [] }), (address) => {
      const { from, to } = readUrlState(timeRangeSchema, address);
      const nowMs = Date.now();
      expect(parseTimeExpression(from, nowMs)).toBeLessThan(parseTimeExpression(to, nowMs) ?? 0);
    }),
  );
});

test('a range the wrong way round or without width still gives a window', () => {
  expect(resolveTimeRange({ from: 'now', to: 'now-1h' }, now)).toEqual({
    fromMs: now - HOUR,
    toMs: now,
  });
  const { fromMs, toMs } = resolveTimeRange({ from: 'now', to: 'now' }, now);
  expect(toMs).toBeGreaterThan(fromMs);
});

test('stepping back gives the window before, stepping forward again arrives at now', () => {
  const back = stepTimeRange({ from: 'now-6h', to: 'now' }, -1, now);
  expect(back).toEqual({ from: '2026-03-01T00:00:00.000Z', to: '2026-03-01T06:00:00.000Z' });
  expect(stepTimeRange(back, 1, now)).toEqual({ from: 'now-6h', to: 'now' });
});

test('zooming out doubles the width and does not look into the future', () => {
  const inThePast = fixedRange({ fromMs: now - 10 * HOUR, toMs: now - 8 * HOUR });
  expect(resolveTimeRange(zoomOutTimeRange(inThePast, now), now)).toEqual({
    fromMs: now - 11 * HOUR,
    toMs: now - 7 * HOUR,
  });
  expect(zoomOutTimeRange({ from: 'now-3h', to: 'now' }, now)).toEqual({
    from: 'now-6h',
    to: 'now',
  });
});

test('a window is compared with the one before it', () => {
  expect(previousWindow({ fromMs: 100, toMs: 150 })).toEqual({ fromMs: 50, toMs: 100 });
});

test.each([
  ['6h', 'now-6h'],
  ['2 d ago', 'now-2d'],
  ['15 min', 'now-15m'],
  ['NOW-6H', 'now-6h'],
  ['now - 6h', 'now-6h'],
  ['2026-03-01 09:30', '2026-03-01T04:00:00.000Z'],
  ['2026-03-01 09:30:15.5', '2026-03-01T04:00:15.500Z'],
  ['2026-03-01', '2026-02-28T18:30:00.000Z'],
  ['09:30', '2026-03-01T04:00:00.000Z'],
])('typing %j on a clock in Kolkata means %s', (typed, expression) => {
  expect(readTypedTime(typed, now, 'Asia/Kolkata')).toBe(expression);
});

test.each(['', 'soon', '2026-04-31', '25:00', '2026-03-01 10:61', '6 fortnights'])(
  'typing %j means nothing',
  (typed) => {
    expect(readTypedTime(typed, now, 'UTC')).toBeNull();
  },
);

test('an hour that the clock skips or repeats is still read', () => {
  // Berlin goes from 02:00 to 03:00 on 29 March 2026 and from 03:00 back to 02:00 on 25 October.
  expect(readTypedTime('2026-03-29 02:30', now, 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
  expect(readTypedTime('2026-10-25 02:30', now, 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
});

test.each([
  [HOUR, 60, 60],
  [HOUR, 120, 30],
  [14 * 24 * HOUR, 120, 10_800],
  [5 * 60_000, 120, 5],
  [3 * 365 * 24 * HOUR, 10, 9_676_800],
])('a window of %d ms in at most %d buckets has a step of %d s', (width, most, step) => {
  const chosen = chooseStep(width, most);
  expect(width / 1000 / chosen).toBeLessThanOrEqual(most);
  if (step < 604_800) expect(chosen).toBe(step);
});

test('a step is never narrower than what the data has', () => {
  expect(chooseStep(60_000, 120, 60)).toBe(60);
});

test('a bucket begins at a round time', () => {
  expect(bucketStart(Date.UTC(2026, 2, 1, 12, 7, 44), 300)).toBe(Date.UTC(2026, 2, 1, 12, 5, 0));
});

test('marks stand at round times of the reader and carry the date at midnight', () => {
  const window = { fromMs: Date.UTC(2026, 2, 1, 10), toMs: Date.UTC(2026, 2, 2, 10) };
  expect(timeTicks(window, 'UTC', 5).map((tick) => tick.label)).toEqual([
    '12:00',
    '18:00',
    '03-02',
    '06:00',
  ]);
  const kolkata = timeTicks(window, 'Asia/Kolkata', 5);
  expect(kolkata.map((tick) => tick.label)).toEqual(['18:00', '03-02', '06:00', '12:00']);
});

test('marks stay at midnight across a change of the clock', () => {
  const window = { fromMs: Date.UTC(2026, 2, 27), toMs: Date.UTC(2026, 3, 1) };
  const labels = timeTicks(window, 'Europe/Berlin', 5).map((tick) => tick.timeMs);
  expect(labels).toContain(Date.UTC(2026, 2, 30, 22));
});

test('a range is described shortly', () => {
  expect(relativeLabel({ from: 'now-45m', to: 'now' })).toBe('Last 45 minutes');
  expect(describeTimeRange({ from: 'now-24h', to: 'now' }, now, 'UTC')).toBe('Last 24 hours');
  const morning = { from: '2026-03-01T08:00:00Z', to: '2026-03-01T09:30:00Z' };
  expect(describeTimeRange(morning, now, 'UTC')).toBe('2026-03-01 08:00 – 09:30');
});
