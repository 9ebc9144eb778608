import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentile } from './percentile';
import { QuantileSketch, SKETCH_ACCURACY, sketchOf } from './quantile-sketch';
import { decodeSketch, encodeSketch } from './sketch-bytes';

const settings = { seed: 20260115, numRuns: 500 };
const value = fc.oneof(
  fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.constantFrom(0, 1, 250, 1e12),
);
const values = fc.array(value, { maxLength: 60 });
const quantile = fc.double({ min: 0, max: 1, noNaN: true });

describe('a percentile', () => {
  it('lies between its neighbours', () => {
    expect(percentile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(percentile([10, 20, 30], 0.5)).toBe(20);
    expect(percentile([0, 100], 0.9)).toBeCloseTo(90);
    expect(percentile([7], 0.9)).toBe(7);
  });

  it('is null of nothing, not zero', () => {
    expect(percentile([], 0.5)).toBeNull();
  });
});

describe('a quantile sketch', () => {
  it('is empty until something is added, and ignores what is no number', () => {
    const sketch = sketchOf([Number.NaN, Number.POSITIVE_INFINITY]);
    expect(sketch.count).toBe(0);
    expect(sketch.quantile(0.5)).toBeNull();
  });

  it('tells the extremes exactly and the rest within one percent', () => {
    const sketch = sketchOf(Array.from({ length: 10_000 }, (_, i) => i + 1));
    expect(sketch.quantile(0)).toBe(1);
    expect(sketch.quantile(1)).toBe(10_000);
    for (const q of [0.1, 0.5, 0.9, 0.99]) {
      const exact = q * 9_999 + 1;
      expect(Math.abs((sketch.quantile(q) ?? 0) - exact) / exact).toBeLessThanOrEqual(
        SKETCH_ACCURACY,
      );
    }
  });

  it('lies between its neighbours as a percentile does, so that few values have the median that they have', () => {
    expect(sketchOf([100, 200]).quantile(0.5)).toBe(150);
    // Ten answers of 100 ms to 1,000 ms: 550, 910 and 991 by hand.
    const ten = sketchOf(Array.from({ length: 10 }, (_, i) => (i + 1) * 100));
    for (const [q, exact] of [
      [0.5, 550],
      [0.9, 910],
      [0.99, 991],
    ] as const) {
      expect(Math.abs((ten.quantile(q) ?? 0) - exact) / exact).toBeLessThanOrEqual(SKETCH_ACCURACY);
    }
  });

  it('forgets what is taken out, and is empty when nothing is left', () => {
    const sketch = sketchOf([5, 100, 0, -3]);
    for (const one of [100, 0, -3]) sketch.remove(one);
    expect([sketch.count, [...sketch.positive.values()], sketch.negative.size]).toEqual([
      1,
      [1],
      0,
    ]);
    sketch.remove(5);
    expect(encodeSketch(sketch)).toEqual(encodeSketch(sketchOf([])));
  });

  it('keeps its error bound for any values and quantile', () => {
    fc.assert(
      fc.property(
        values.filter((list) => list.length > 0),
        quantile,
        (list, q) => {
          const sorted = [...list].sort((a, b) => a - b);
          const rank = q * (sorted.length - 1);
          const below = Math.abs(sorted[Math.floor(rank)] ?? 0);
          const above = Math.abs(sorted[Math.ceil(rank)] ?? 0);
          const size = below + (above - below) * (rank - Math.floor(rank));
          const exact = percentile(list, q) ?? Number.NaN;
          const told = sketchOf(list).quantile(q) ?? Number.NaN;
          const rounding = 1e-9 + 1e-12 * (below + above);
          const allowed = SKETCH_ACCURACY * size * (1 + 1e-9) + rounding;
          expect(Math.abs(told - exact)).toBeLessThanOrEqual(allowed);
        },
      ),
      settings,
    );
  });

  it('merges in any order and grouping to the sketch of all values', () => {
    fc.assert(
      fc.property(values, values, values, (a, b, c) => {
        const left = sketchOf(a);
        left.merge(sketchOf(b));
        left.merge(sketchOf(c));
        const inner = sketchOf(c);
        inner.merge(sketchOf(b));
        const right = new QuantileSketch();
        right.merge(inner);
        right.merge(sketchOf(a));
        const whole = encodeSketch(sketchOf([...a, ...b, ...c]));
        expect(encodeSketch(left)).toEqual(whole);
        expect(encodeSketch(right)).toEqual(whole);
      }),
      settings,
    );
  });

  it('survives being stored', () => {
    fc.assert(
      fc.property(values, quantile, (list, q) => {
        const sketch = sketchOf(list);
        const stored = decodeSketch(encodeSketch(sketch));
        expect(stored?.count).toBe(list.length);
        expect(stored?.quantile(q)).toBe(sketch.quantile(q));
      }),
      settings,
    );
    const many = new QuantileSketch();
    many.add(12.5, 2 ** 40);
    expect(decodeSketch(encodeSketch(many))?.count).toBe(2 ** 40);
  });

  it('is small: a day of latencies takes under two kilobytes', () => {
    const latencies = Array.from({ length: 5_000 }, (_, i) => 20 * 1.0015 ** i);
    expect(encodeSketch(sketchOf(latencies)).length).toBeLessThan(2_000);
  });

  it('is told apart from bytes that are no sketch', () => {
    expect(decodeSketch(new Uint8Array())).toBeNull();
    expect(decodeSketch(Uint8Array.from([9, 0, 0]))).toBeNull();
    const cut = encodeSketch(sketchOf([1, 2, 3])).slice(0, -1);
    expect(decodeSketch(cut)).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        decodeSketch(bytes);
      }),
      settings,
    );
  });
});
