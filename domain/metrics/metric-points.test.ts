import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counterIncrease } from './counter-increase';
import { CounterMemory } from './counter-memory';
import type { MetricPoint } from './metric-point';
import { metricReadings } from './metric-readings';
import { MetricRollup } from './metric-rollup';
import { readMetricPoint } from './read-metric-point';
import { foldPoint, OTHER, SeriesCap } from './series-cap';
import { counterKey, seriesKey } from './series-key';

const NOW = Date.UTC(2026, 0, 15, 12);
const context = { nowMs: NOW, acceptPastMs: 7 * 86_400_000, acceptFutureMs: 600_000 };

function pointOf(fields: Record<string, unknown>): MetricPoint {
  const read = readMetricPoint({ name: 'orders', value: 1, at: NOW, ...fields }, context);
  if (!read.ok) throw new Error(read.message);
  return read.row;
}

describe('a metric record', () => {
  it('becomes a point', () => {
    expect(
      pointOf({ value: '2.5', type: 'Counter', unit: 'ms', labels: { shop: 'de', n: 3, x: null } }),
    ).toEqual({
      name: 'orders',
      value: 2.5,
      type: 'counter',
      unit: 'ms',
      labels: { shop: 'de', n: '3' },
      timeMs: NOW,
      startMs: null,
      service: null,
      environment: null,
      version: null,
      instance: null,
      flags: [],
    });
    expect(pointOf({ labels: { service: 'shop' } }).service).toBe('shop');
  });

  it('without a finite value is refused with what to send', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 'much', undefined]) {
      const read = readMetricPoint({ name: 'orders', value }, context);
      expect(read.ok).toBe(false);
    }
    expect(readMetricPoint({ name: 'x', value: 1, type: 'pie' }, context)).toMatchObject({
      message: '"type" must be gauge, counter or delta; got "pie".',
    });
  });

  it('has no more than 32 labels', () => {
    const labels = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`l${i}`, 'x']));
    const point = pointOf({ labels });
    expect(Object.keys(point.labels)).toHaveLength(32);
    expect(point.flags).toEqual(['field_truncated']);
  });
});

describe('a series', () => {
  it('is the same whatever order its labels come in', () => {
    expect(seriesKey(pointOf({ labels: { a: '1', b: '2' } }))).toBe(
      seriesKey(pointOf({ labels: { b: '2', a: '1' } })),
    );
    expect(seriesKey(pointOf({ labels: { a: '1,b' } }))).not.toBe(
      seriesKey(pointOf({ labels: { a: '1', b: '' } })),
    );
  });

  it('is counted apart for each instance', () => {
    const a = pointOf({ instance: 'a' });
    const b = pointOf({ instance: 'b' });
    expect(seriesKey(a)).toBe(seriesKey(b));
    expect(counterKey(a)).not.toBe(counterKey(b));
  });
});

describe('a counter', () => {
  const at = (minutes: number, value: number, startMs: number | null = null) => ({
    timeMs: NOW + minutes * 60_000,
    value,
    startMs,
  });

  it('tells nothing the first time, and the difference from then on', () => {
    expect(counterIncrease(undefined, at(0, 40)).increase).toBeNull();
    expect(counterIncrease(at(0, 40), at(1, 47))).toMatchObject({ increase: 7, fromMs: NOW });
    expect(counterIncrease(at(0, 40), at(1, 40)).increase).toBe(0);
  });

  it('that began in sight counts from its beginning', () => {
    expect(counterIncrease(undefined, at(0, 40, NOW - 60_000))).toMatchObject({
      increase: 40,
      fromMs: NOW - 60_000,
    });
    expect(counterIncrease(undefined, at(0, 40, NOW - 3_600_000)).increase).toBeNull();
    expect(counterIncrease(undefined, at(0, 40, NOW)).increase).toBeNull();
  });

  it('that fell or has a later start has begun again', () => {
    expect(counterIncrease(at(0, 40), at(1, 3))).toMatchObject({ increase: 3, isReset: true });
    expect(counterIncrease(at(0, 40, 1), at(1, 50, 2))).toMatchObject({
      increase: 50,
      isReset: true,
    });
  });

  it('ignores a late or repeated reading', () => {
    expect(counterIncrease(at(1, 40), at(1, 40)).increase).toBeNull();
    expect(counterIncrease(at(1, 40), at(0, 30))).toMatchObject({
      increase: null,
      state: at(1, 40),
    });
  });

  it('never adds up to less than it grew, through any resets', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(100), { minLength: 1 }), { minLength: 1 }), (runs) => {
        const memory = new CounterMemory();
        let minute = 0;
        let told = 0;
        let grown = 0;
        for (const [runIndex, steps] of runs.entries()) {
          let value = 0;
          for (const [index, step] of steps.entries()) {
            value += step;
            minute += 1;
            // A fresh process that at once counts past the old one cannot be told apart without a start time.
            const { increase } = memory.step('c', at(minute, value, runIndex + 1));
            told += increase ?? 0;
            if (runIndex > 0 || index > 0) grown += step;
          }
        }
        expect(told).toBe(grown);
      }),
    );
  });

  it('is remembered up to a limit, and told to whoever keeps it', () => {
    const memory = new CounterMemory(2);
    for (const key of ['a', 'b', 'a', 'c']) memory.step(key, at(memory.size, 1));
    expect(memory.size).toBe(2);
    expect(memory.changed().map(([key]) => key)).toEqual(['a', 'c']);
    expect(memory.changed()).toEqual([]);
  });
});

describe('the cap on series', () => {
  it('folds a point to its name, and to less when nothing admitted has that', () => {
    const point = pointOf({ labels: { id: 'a' }, service: 'shop', unit: 'ms' });
    expect(foldPoint(point, true)).toMatchObject({
      name: 'orders',
      unit: 'ms',
      labels: { [OTHER]: OTHER },
      service: null,
    });
    expect(foldPoint(point, false)).toMatchObject({ name: OTHER, unit: null });
  });

  it('keeps the place of those admitted, and turns others away without asking while there is no room', () => {
    const cap = new SeriesCap({ believedMs: 1_000, fullMs: 100 });
    expect(cap.standing('a', NOW)).toBe('unknown');
    cap.admit('a', 'orders');
    cap.full(NOW);
    expect(['a', 'b'].map((id) => cap.standing(id, NOW + 99))).toEqual(['admitted', 'folded']);
    expect(['a', 'b'].map((id) => cap.standing(id, NOW + 100))).toEqual(['admitted', 'unknown']);
    expect([cap.hasName('orders'), cap.hasName('carts')]).toEqual([true, false]);
  });

  it('asks anew after a while, since a series that is gone gives its place free', () => {
    const cap = new SeriesCap({ believedMs: 1_000 });
    cap.standing('a', NOW);
    cap.admit('a', 'orders');
    expect(cap.standing('a', NOW + 1_000)).toBe('unknown');
    expect(cap.size).toBe(0);
  });
});

describe('readings of points', () => {
  const counted = (value: number, ms: number, shop = 'de') =>
    pointOf({ type: 'counter', value, at: NOW + ms, labels: { shop } });

  it('are a gauge’s values, a delta’s too, and a counter’s increases', () => {
    const memory = new CounterMemory();
    const points = [
      pointOf({ value: 4 }),
      pointOf({ type: 'delta', value: 2 }),
      counted(10, 0),
      counted(13, 10),
      counted(2, 20),
    ];
    expect(metricReadings(points, memory).map(({ value }) => value)).toEqual([4, 2, 3, 2]);
  });

  it('add nothing for a counter that is read twice at one time, or late', () => {
    const memory = new CounterMemory();
    expect(metricReadings([counted(10, 0), counted(13, 10)], memory)).toHaveLength(1);
    expect(metricReadings([counted(13, 10), counted(12, 5)], memory)).toEqual([]);
  });

  it('count a labelled counter that shows up beside a known one from zero', () => {
    const memory = new CounterMemory();
    metricReadings([counted(10, 0)], memory);
    const read = metricReadings([counted(11, 10), counted(4, 10, 'fr')], memory);
    expect(read.map(({ value }) => value)).toEqual([1, 4]);
  });

  it('gather by minute and hour, the last one by its own time', () => {
    const rollup = new MetricRollup();
    const measure = (ms: number, value: number) =>
      rollup.add({ projectId: 'p', seriesId: 's', timeMs: NOW + ms, value });
    measure(5_000, 3);
    measure(1_000, 9);
    measure(61_000, Number.MAX_VALUE);
    measure(62_000, Number.MAX_VALUE);
    const [first, second] = rollup.minuteRows();
    expect(first).toMatchObject({ bucketMs: NOW, count: 2, sum: 12, min: 3, max: 9, last: 3 });
    expect(second).toMatchObject({ bucketMs: NOW + 60_000, count: 2, sum: Number.MAX_VALUE });
    expect(rollup.hourRows()).toMatchObject([{ bucketMs: NOW, count: 4 }]);
  });
});
