import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALARMING, BaselineDetector, type BaselineJudgement } from './baseline-detector';
import { explainDeviation } from './explain-deviation';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const STEP_MS = 5 * MINUTE_MS;
/** A Monday. */
const START_MS = Date.UTC(2026, 0, 5);

/** The same noise in every run, -1 to 1. */
function noise(index: number): number {
  const wave = Math.sin(index * 12.9898) * 43_758.5453;
  return (wave - Math.floor(wave)) * 2 - 1;
}

/** Busy by day, quiet by night, half as much at the weekend. */
function shopLoad(timeMs: number): number {
  const hour = (timeMs % DAY_MS) / HOUR_MS;
  const weekday = new Date(timeMs).getUTCDay();
  const weekend = weekday === 0 || weekday === 6 ? 0.5 : 1;
  return weekend * (100 + 80 * Math.sin(((hour - 6) / 24) * 2 * Math.PI));
}

interface Judged extends BaselineJudgement {
  timeMs: number;
  value: number;
}

function judge(days: number, valueAt: (timeMs: number, index: number) => number | null): Judged[] {
  const detector = new BaselineDetector();
  const judged: Judged[] = [];
  for (let index = 0; index * STEP_MS < days * DAY_MS; index += 1) {
    const timeMs = START_MS + index * STEP_MS;
    const value = valueAt(timeMs, index);
    if (value === null) continue;
    judged.push({ timeMs, value, ...detector.next(timeMs, value) });
  }
  return judged;
}

const noisyShop = (timeMs: number, index: number) => shopLoad(timeMs) + 4 * noise(index);
const alarms = (judged: Judged[], fromDay: number, toDay: number) =>
  judged.filter(
    ({ timeMs, score }) =>
      score >= ALARMING &&
      timeMs >= START_MS + fromDay * DAY_MS &&
      timeMs < START_MS + toDay * DAY_MS,
  );
const within = (timeMs: number, day: number, fromHour: number, toHour: number) =>
  timeMs >= START_MS + day * DAY_MS + fromHour * HOUR_MS &&
  timeMs < START_MS + day * DAY_MS + toHour * HOUR_MS;

describe('the baseline of a series', () => {
  it('stays calm about a rhythm that it has learnt, and about noise', () => {
    const calm = judge(28, noisyShop);
    expect(alarms(calm, 14, 28).length).toBeLessThan(6);
    expect(
      alarms(
        judge(14, () => 7),
        0,
        14,
      ),
    ).toEqual([]);
  });

  it('notices at night what would be ordinary by day', () => {
    const judged = judge(16, (timeMs, index) =>
      within(timeMs, 15, 1, 3) ? 170 : noisyShop(timeMs, index),
    );
    const [first] = alarms(judged, 15, 16);
    expect(first?.timeMs).toBe(START_MS + 15 * DAY_MS + HOUR_MS);
  });

  it('notices that the morning does not come', () => {
    const judged = judge(16, (timeMs, index) =>
      within(timeMs, 15, 6, 20) ? 25 + noise(index) : noisyShop(timeMs, index),
    );
    const found = alarms(judged, 15, 16);
    expect(found.length).toBeGreaterThan(0);
    expect((found[0]?.timeMs ?? 0) - (START_MS + 15 * DAY_MS)).toBeLessThan(11 * HOUR_MS);
  });

  it('learns the day of the week: a weekday’s load on a Saturday stands out', () => {
    const saturday = 54;
    const judged = judge(saturday + 1, (timeMs, index) =>
      within(timeMs, saturday, 9, 15)
        ? noisyShop(timeMs - DAY_MS, index)
        : noisyShop(timeMs, index),
    );
    const found = alarms(judged, saturday, saturday + 1);
    expect(found[0]?.isWeekly).toBe(true);
    expect(within(found[0]?.timeMs ?? 0, saturday, 9, 10)).toBe(true);
  });

  it('follows a new level within days instead of alarming for ever', () => {
    const judged = judge(
      24,
      (timeMs, index) => noisyShop(timeMs, index) + (timeMs >= START_MS + 14 * DAY_MS ? 400 : 0),
    );
    expect(alarms(judged, 14, 15).length).toBeGreaterThan(0);
    expect(alarms(judged, 20, 24).length).toBeLessThan(4);
    const last = judged.at(-1);
    expect(last?.upper).toBeGreaterThan(400);
  });

  it('is not poisoned by the outage that it has just seen', () => {
    const judged = judge(20, (timeMs, index) =>
      within(timeMs, 15, 12, 13) || within(timeMs, 18, 12, 13) ? 0 : noisyShop(timeMs, index),
    );
    expect(alarms(judged, 15, 16).length).toBeGreaterThan(0);
    const again = alarms(judged, 18, 19).filter(({ timeMs }) => within(timeMs, 18, 12, 13));
    expect(again.length).toBeGreaterThan(0);
    expect(again[0]?.lower).toBeGreaterThan(0);
  });

  it('judges each value by what came before it alone', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 400 }), fc.nat(), (values, at) => {
        const cut = at % values.length;
        const score = (series: number[]) => {
          const detector = new BaselineDetector();
          return series.map((one, index) => detector.next(index * HOUR_MS, one).score);
        };
        expect(score(values.slice(0, cut))).toEqual(score(values).slice(0, cut));
        expect(score(values).every((one) => one >= 0 && one <= 1)).toBe(true);
      }),
      { seed: 20261125, numRuns: 60 },
    );
  });

  it('takes missing values as missing', () => {
    const judged = judge(15, (timeMs, index) =>
      within(timeMs, 14, 2, 9) ? null : noisyShop(timeMs, index),
    );
    expect(alarms(judged, 14, 15).length).toBeLessThan(3);
  });
});

describe('the words for a deviation', () => {
  const judgement = { lower: 180, upper: 220, isWeekly: true };
  const timeMs = Date.UTC(2026, 0, 9, 10);

  it('say the value and what is usual then', () => {
    expect(explainDeviation({ timeMs, value: 340, judgement, unit: 'ms', timeZone: 'UTC' })).toBe(
      '340\u00a0ms; for Friday 10:00 the usual is 180\u00a0ms to 220\u00a0ms',
    );
    expect(
      explainDeviation({
        timeMs,
        value: 340,
        judgement: { ...judgement, isWeekly: false },
        unit: 'ms',
        timeZone: 'Europe/Berlin',
      }),
    ).toContain('for 11:00 the usual');
  });

  it('say when nothing is known, and when it is the movement that is unusual', () => {
    const base = { timeMs, value: 200, unit: 'ms' as const, timeZone: 'UTC' };
    const unknown = { lower: null, upper: null, isWeekly: false };
    expect(explainDeviation({ ...base, judgement: unknown })).toContain('not known yet');
    expect(explainDeviation({ ...base, judgement })).toContain('too suddenly');
  });
});
