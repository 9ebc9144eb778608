import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BaselineDetector } from './baseline-detector';
import { type LearnedGroup, packGroups, unpackGroups } from './learned-groups';

const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2026, 0, 5);

function learn(values: readonly number[], stepMs: number, from?: LearnedGroup): LearnedGroup {
  const detector = from?.detector ?? new BaselineDetector();
  let learned = from;
  for (const value of values) {
    const timeMs = learned === undefined ? START_MS : learned.timeMs + stepMs;
    learned = { detector, timeMs, value, judgement: detector.next(timeMs, value) };
  }
  if (learned === undefined) throw new Error('Nothing was learned');
  return learned;
}

function restored(learned: LearnedGroup): LearnedGroup {
  const found = unpackGroups(packGroups(new Map([['a', learned]])))?.get('a');
  if (found === undefined) throw new Error('Nothing was restored');
  return found;
}

/** All that is known of a group, for one comparison. */
const written = (learned: LearnedGroup) =>
  Buffer.from(packGroups(new Map([['a', learned]]))).toString('base64');

/** A day's rhythm under wild and calm values, from some minutes to seven weeks of them. */
const series = fc.record({
  stepMs: fc.constantFrom(5, 10, 60, 360).map((minutes) => minutes * MINUTE_MS),
  level: fc.constantFrom(0, 1, 1e-7, 4_000, 3e9),
  noise: fc.array(fc.oneof(fc.constant(0), fc.double({ min: -2, max: 2, noNaN: true })), {
    minLength: 2,
    maxLength: 40,
  }),
  length: fc.integer({ min: 2, max: 1_300 }),
  cut: fc.nat(),
});

it('goes on after it was written and read as if it had never been away, to the last bit', () => {
  fc.assert(
    fc.property(series, ({ stepMs, level, noise, length, cut }) => {
      const values = Array.from({ length }, (_, nth) => {
        const ofDay = (nth * stepMs) / 86_400_000;
        return level * (1.5 + Math.sin(ofDay * 2 * Math.PI)) + (noise[nth % noise.length] ?? 0);
      });
      const at = 1 + (cut % (length - 1));
      const whole = learn(values, stepMs);
      const before = learn(values.slice(0, at), stepMs);
      const after = restored(before);
      expect({ ...after, detector: null }).toEqual({ ...before, detector: null });
      expect(written(after)).toBe(written(before));
      const onward = learn(values.slice(at), stepMs, after);
      expect(onward.judgement).toEqual(whole.judgement);
      expect(written(onward)).toBe(written(whole));
    }),
    { seed: 20261126, numRuns: 60 },
  );
});

it('keeps each group under its own name, with how its last value was judged', () => {
  const groups = new Map([
    ['new', learn([3], MINUTE_MS)],
    ['größer', learn([1, 2, 900], 720 * MINUTE_MS)],
  ]);
  const found = unpackGroups(packGroups(groups));
  expect([...(found?.keys() ?? [])]).toEqual(['new', 'größer']);
  expect(found?.get('new')?.judgement).toMatchObject({ expected: null, lower: null });
  expect(found?.get('größer')?.judgement).toEqual(groups.get('größer')?.judgement);
  expect(unpackGroups(packGroups(new Map()))).toEqual(new Map());
});

it('holds hundreds of groups, wherever its bytes run out', () => {
  for (const name of ['', 'a', 'abc']) {
    const groups = new Map<string, LearnedGroup>();
    for (let nth = 0; nth < 400; nth += 1)
      groups.set(
        `${name}${nth}`,
        learn(
          Array.from({ length: 1 + (nth % 60) }, (_, one) => one * nth),
          60 * MINUTE_MS,
        ),
      );
    const found = unpackGroups(packGroups(groups)) ?? new Map<string, LearnedGroup>();
    expect([...found.keys()]).toEqual([...groups.keys()]);
    for (const [key, group] of groups)
      expect(written(found.get(key) ?? learn([0], 1))).toBe(written(group));
  }
});

it('takes nothing from bytes of another version, cut ones, or any others', () => {
  const bytes = packGroups(new Map([['a', learn([1, 2, 3], 60 * MINUTE_MS)]]));
  const other = Uint8Array.from(bytes);
  other[0] = 0xff;
  expect(unpackGroups(other)).toBeNull();
  expect(unpackGroups(Uint8Array.from([...bytes, 0]))).toBeNull();
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), (length) => {
      expect(unpackGroups(bytes.slice(0, length))).toBeNull();
    }),
    { seed: 20261126 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
      expect(unpackGroups(Uint8Array.from([1, 0, ...noise]))?.size ?? 0).toBe(0);
    }),
    { seed: 20261126 },
  );
});

it('has another version when what it keeps has changed: then this number is changed too', () => {
  const values = Array.from({ length: 3_000 }, (_, nth) => (nth % 7) + (nth % 500 === 0 ? 90 : 0));
  const bytes = packGroups(new Map([['a', learn(values, 10 * MINUTE_MS)]]));
  expect([new DataView(bytes.buffer).getUint16(0, true), bytes.length]).toEqual([1, 26_981]);
});
