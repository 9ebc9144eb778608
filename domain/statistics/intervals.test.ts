import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareProportions } from './compare-proportions';
import { moreNeeded } from './more-needed';
import { newcombeDifference } from './newcombe-difference';
import type { Proportion } from './proportion';
import { rateOf } from './rate';
import { wilsonInterval } from './wilson-interval';

const settings = { seed: 20260115, numRuns: 2_000 };
const proportion: fc.Arbitrary<Proportion> = fc
  .tuple(fc.nat(5_000), fc.nat(5_000))
  .map(([a, b]) => ({ successes: a, n: a + b }));
const observed = proportion.filter(({ n }) => n > 0);

describe('a rate', () => {
  it('carries n and the Wilson 95% interval', () => {
    // Newcombe (1998), Statistics in Medicine 17, 857-872, table I: 81 of 263 gives 0.2553 to 0.3662.
    const rate = rateOf({ successes: 81, n: 263 });
    expect(rate.value).toBeCloseTo(0.308, 3);
    expect(rate.n).toBe(263);
    expect(rate.low).toBeCloseTo(0.2553, 4);
    expect(rate.high).toBeCloseTo(0.3662, 4);
  });

  it('is not certain of none or all: 0 of 20 may be 16%, 1 of 29 may be 17%', () => {
    expect(rateOf({ successes: 0, n: 20 })).toMatchObject({ value: 0, low: 0 });
    expect(rateOf({ successes: 0, n: 20 }).high).toBeCloseTo(0.1611, 4);
    expect(rateOf({ successes: 1, n: 29 }).low).toBeCloseTo(0.0061, 4);
    expect(rateOf({ successes: 1, n: 29 }).high).toBeCloseTo(0.1718, 4);
    expect(rateOf({ successes: 20, n: 20 })).toMatchObject({ value: 1, high: 1 });
  });

  it('is null of no observations, never zero', () => {
    expect(rateOf({ successes: 0, n: 0 })).toEqual({ value: null, n: 0, low: null, high: null });
  });

  it('stays within 0 and 1 and around its value', () => {
    fc.assert(
      fc.property(observed, (one) => {
        const interval = wilsonInterval(one);
        if (interval === null) throw new Error('no interval');
        const p = one.successes / one.n;
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.high).toBeLessThanOrEqual(1);
        expect(interval.low).toBeLessThanOrEqual(p + 1e-12);
        expect(interval.high).toBeGreaterThanOrEqual(p - 1e-12);
      }),
      settings,
    );
  });

  it('says of failures what it says of successes, turned round', () => {
    fc.assert(
      fc.property(observed, ({ successes, n }) => {
        const one = wilsonInterval({ successes, n });
        const other = wilsonInterval({ successes: n - successes, n });
        expect(one?.low).toBeCloseTo(1 - (other?.high ?? 0), 12);
      }),
      settings,
    );
  });
});

describe('the difference of two rates', () => {
  it('has the hybrid score interval of the textbook', () => {
    // Newcombe (1998), table II, method 10: 56/70 against 48/80 gives 0.2, 0.0524 to 0.3339.
    const found = newcombeDifference({ successes: 48, n: 80 }, { successes: 56, n: 70 });
    expect(found?.difference).toBeCloseTo(0.2, 10);
    expect(found?.low).toBeCloseTo(0.0524, 4);
    expect(found?.high).toBeCloseTo(0.3339, 4);
    // 9/10 against 3/10: 0.1705 to 0.8090. 10/10 against 0/20: 0.6791 to 1.
    const small = newcombeDifference({ successes: 3, n: 10 }, { successes: 9, n: 10 });
    expect(small?.low).toBeCloseTo(0.1705, 4);
    expect(small?.high).toBeCloseTo(0.809, 4);
    const extreme = newcombeDifference({ successes: 0, n: 20 }, { successes: 10, n: 10 });
    expect(extreme?.low).toBeCloseTo(0.6791, 4);
    expect(extreme?.high).toBe(1);
  });

  it('is unknown while one side has no data', () => {
    expect(newcombeDifference({ successes: 0, n: 0 }, { successes: 1, n: 2 })).toBeNull();
  });

  it('turns its sign when the sides are exchanged, and stays within -1 and 1', () => {
    fc.assert(
      fc.property(observed, observed, (a, b) => {
        const forth = newcombeDifference(a, b);
        const back = newcombeDifference(b, a);
        if (forth === null || back === null) throw new Error('no difference');
        expect(forth.difference).toBeCloseTo(-back.difference, 12);
        expect(forth.low).toBeCloseTo(-back.high, 12);
        expect(forth.high).toBeCloseTo(-back.low, 12);
        expect(forth.low).toBeGreaterThanOrEqual(-1);
        expect(forth.high).toBeLessThanOrEqual(1);
      }),
      settings,
    );
  });
});

describe('a comparison', () => {
  it('says better or worse when the interval leaves zero out', () => {
    const a = { successes: 48, n: 80 };
    const b = { successes: 56, n: 70 };
    expect(compareProportions(a, b)).toMatchObject({ verdict: 'better', moreNeeded: null });
    expect(compareProportions(b, a)).toMatchObject({ verdict: 'worse', moreNeeded: null });
  });

  it('says how many more would tell, when it cannot', () => {
    // Shrunk rates 0.6852 and 0.7778 of 20 each; d = 0.1, (1.96 + 0.8416)² = 7.849:
    // n a side = (0.2202 + 0.1826) * 7.849 / 0.01 = 316.2, so 317 a side and 2 * 297 more.
    const a = { successes: 14, n: 20 };
    const b = { successes: 16, n: 20 };
    const found = compareProportions(a, b);
    expect(found.verdict).toBe('inconclusive');
    expect(found.moreNeeded).toBeGreaterThan(560);
    expect(found.moreNeeded).toBeLessThan(660);
  });

  it('asks only the smaller side for more, when the other has plenty', () => {
    const even = moreNeeded({ successes: 700, n: 1_000 }, { successes: 15, n: 20 });
    const plenty = moreNeeded({ successes: 700_000, n: 1_000_000 }, { successes: 15, n: 20 });
    expect(plenty).toBeGreaterThan(0);
    expect(plenty ?? 0).toBeLessThan(even ?? 0);
  });

  it('plans for ten points while a side is empty, and for nothing when no difference is seen', () => {
    // 0.5 * 7.849 / 0.01 = 392.4 a side.
    expect(moreNeeded({ successes: 0, n: 0 }, { successes: 0, n: 0 })).toBe(786);
    expect(moreNeeded({ successes: 5, n: 10 }, { successes: 50, n: 100 })).toBeNull();
    expect(compareProportions({ successes: 0, n: 0 }, { successes: 3, n: 4 })).toMatchObject({
      difference: null,
      low: null,
      high: null,
      verdict: 'inconclusive',
    });
  });

  it('turns round when the sides are exchanged, and asks for more only when it is open', () => {
    const turned = { better: 'worse', worse: 'better', inconclusive: 'inconclusive' };
    fc.assert(
      fc.property(proportion, proportion, (a, b) => {
        const forth = compareProportions(a, b);
        const back = compareProportions(b, a);
        expect(back.verdict).toBe(turned[forth.verdict]);
        expect(back.moreNeeded).toBe(forth.moreNeeded);
        if (forth.verdict !== 'inconclusive') expect(forth.moreNeeded).toBeNull();
        else if (forth.moreNeeded !== null) expect(forth.moreNeeded).toBeGreaterThanOrEqual(1);
      }),
      settings,
    );
  });
});
