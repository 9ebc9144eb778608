import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOf, LEAST_FOR_MEDIAN, medianInterval, occurrenceRate } from './estimate';
import { newcombeDifference } from './newcombe-difference';
import { wilsonInterval } from './wilson-interval';

const settings = { seed: 20261126, numRuns: 500 };

describe('the difference of two estimates', () => {
  it('of proportions is Newcombe’s', () => {
    const [a, b] = [
      { successes: 48, n: 80 },
      { successes: 56, n: 70 },
    ];
    const estimate = (one: typeof a) => ({
      value: one.successes / one.n,
      ...(wilsonInterval(one) ?? { low: 0, high: 1 }),
    });
    const told = newcombeDifference(a, b);
    const found = differenceOf(estimate(a), estimate(b));
    expect(found.low).toBeCloseTo(told?.low ?? Number.NaN, 12);
    expect(found.high).toBeCloseTo(told?.high ?? Number.NaN, 12);
  });
});

describe('the interval of a median', () => {
  it('of 20 values goes from the 6th to the 15th', () => {
    const values = Array.from({ length: 20 }, (_, i) => 20 - i);
    expect(medianInterval(values)).toEqual({ low: 6, high: 15 });
  });

  it('is there from six values on, and holds their median', () => {
    expect(medianInterval(Array(LEAST_FOR_MEDIAN - 1).fill(1))).toBeNull();
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: LEAST_FOR_MEDIAN, maxLength: 200 }),
        (values) => {
          const sorted = [...values].sort((a, b) => a - b);
          const found = medianInterval(values);
          const middle = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
          return found !== null && found.low <= middle && middle <= found.high;
        },
      ),
      settings,
    );
  });

  it('holds the true median about 19 times of 20', () => {
    // Uniform values from a fixed generator: the median is one half.
    let state = 1;
    const next = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    const runs = 2_000;
    let held = 0;
    for (let run = 0; run < runs; run += 1) {
      const found = medianInterval(Array.from({ length: 25 }, next));
      if (found !== null && found.low <= 0.5 && found.high >= 0.5) held += 1;
    }
    expect(held / runs).toBeGreaterThan(0.94);
    expect(held / runs).toBeLessThan(0.99);
  });
});

describe('how often something happened', () => {
  it('of none is not certain to be never', () => {
    expect(occurrenceRate(0, 10)).toMatchObject({ value: 0, low: 0 });
    expect(occurrenceRate(0, 10).high).toBeCloseTo(0.384, 3);
    const some = occurrenceRate(30, 10);
    expect([some.low, some.value, some.high].map((one) => one.toFixed(2))).toEqual([
      '2.10',
      '3.00',
      '4.28',
    ]);
  });
});
