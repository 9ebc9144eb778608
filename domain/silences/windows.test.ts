import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wallMs } from '../time-range/zone-offset';
import {
  describeRecurrence,
  type Recurrence,
  stateAt,
  tellAtMs,
  WEEKDAYS,
  windowAt,
  windowFrom,
} from './windows';

const at = (text: string) => Date.parse(text);
const HOUR = 3_600_000;

const nightly = (more: Partial<Recurrence> = {}) => ({
  startsMs: at('2026-01-01T00:00:00Z'),
  endsMs: at('2027-01-01T00:00:00Z'),
  recurrence: {
    timeZone: 'Europe/Berlin',
    days: ['sat', 'sun'] as const,
    from: '02:00',
    to: '04:00',
    ...more,
  },
});
const told = (times: ReturnType<typeof nightly>, moment: string) => {
  const window = windowFrom(times, at(moment));
  return window && [window.fromMs, window.toMs].map((ms) => new Date(ms).toISOString());
};

describe('A silence', () => {
  it('that is meant once holds from its start until its end, which is not in it', () => {
    const times = { startsMs: 10, endsMs: 20, recurrence: null };
    expect([5, 10, 19, 20].map((ms) => stateAt(times, ms))).toEqual([
      'waiting',
      'active',
      'active',
      'over',
    ]);
  });

  it('tells its owner before it ends: a quarter of its length, an hour at the most', () => {
    expect(tellAtMs({ startsMs: 0, endsMs: 2 * HOUR })).toBe(1.5 * HOUR);
    expect(tellAtMs({ startsMs: 0, endsMs: 48 * HOUR })).toBe(47 * HOUR);
    expect(tellAtMs({ startsMs: 0, endsMs: 30_000 })).toBe(0);
  });
});

describe('A maintenance window that recurs', () => {
  it('holds on its days by the clocks of its zone, in winter as in summer', () => {
    expect(told(nightly(), '2026-01-08T12:00:00Z')).toEqual([
      '2026-01-10T01:00:00.000Z',
      '2026-01-10T03:00:00.000Z',
    ]);
    expect(told(nightly(), '2026-07-09T12:00:00Z')).toEqual([
      '2026-07-11T00:00:00.000Z',
      '2026-07-11T02:00:00.000Z',
    ]);
  });

  it('is an hour long on the night when the clocks jump, and three when they are put back', () => {
    expect(told(nightly(), '2026-03-29T00:30:00Z')).toEqual([
      '2026-03-29T01:00:00.000Z',
      '2026-03-29T02:00:00.000Z',
    ]);
    expect(told(nightly(), '2026-10-24T23:00:00Z')).toEqual([
      '2026-10-25T00:00:00.000Z',
      '2026-10-25T03:00:00.000Z',
    ]);
  });

  it('does not come at all when the clocks jump over all of it', () => {
    const times = nightly({ days: ['sun'], from: '02:10', to: '02:50' });
    expect(windowAt(times, at('2026-03-29T01:00:00Z'))).toBeNull();
    expect(told(times, '2026-03-29T00:00:00Z')).toEqual([
      '2026-04-05T00:10:00.000Z',
      '2026-04-05T00:50:00.000Z',
    ]);
  });

  it('reaches past midnight, and windows that touch are one', () => {
    const night = nightly({ timeZone: 'UTC', days: ['fri'], from: '22:00', to: '02:00' });
    expect(windowAt(night, at('2026-01-10T01:59:00Z'))).toEqual({
      fromMs: at('2026-01-09T22:00:00Z'),
      toMs: at('2026-01-10T02:00:00Z'),
    });
    const weekend = nightly({ timeZone: 'UTC', from: '00:00', to: '00:00' });
    expect(told(weekend, '2026-01-10T05:00:00Z')).toEqual([
      '2026-01-10T00:00:00.000Z',
      '2026-01-12T00:00:00.000Z',
    ]);
  });

  it('is over with its series', () => {
    const times = { ...nightly(), endsMs: at('2026-01-10T01:30:00Z') };
    expect(windowAt(times, at('2026-01-10T01:29:00Z'))?.toMs).toBe(times.endsMs);
    expect(stateAt(times, at('2026-01-10T01:30:00Z'))).toBe('over');
  });

  it('holds exactly while the clocks of the zone show a time in it, away from the changes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('UTC', 'Asia/Kolkata', 'America/New_York', 'Australia/Lord_Howe'),
        fc.integer({ min: at('2026-01-02T00:00:00Z'), max: at('2026-02-20T00:00:00Z') }),
        fc.subarray([...WEEKDAYS], { minLength: 1 }),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 23 }),
        (timeZone, ms, days, from, to) => {
          const hour = (n: number) => `${String(n).padStart(2, '0')}:00`;
          const times = nightly({ timeZone, days: days as never, from: hour(from), to: hour(to) });
          const wall = wallMs(timeZone, ms);
          const day = Math.floor(wall / 86_400_000);
          const minute = Math.floor(wall / 60_000) - day * 1_440;
          const has = (offset: number) => days.includes(WEEKDAYS[(day + offset + 4) % 7] ?? 'sun');
          const isIn =
            from < to
              ? has(0) && minute >= from * 60 && minute < to * 60
              : (has(0) && minute >= from * 60) || (has(-1) && minute < to * 60);
          expect(windowAt(times, ms) !== null).toBe(isIn);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is told in words', () => {
    expect(describeRecurrence(nightly().recurrence)).toBe(
      'Sunday and Saturday, 02:00 to 04:00, Europe/Berlin',
    );
  });
});
