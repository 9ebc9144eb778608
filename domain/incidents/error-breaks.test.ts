import { describe, expect, it } from 'vitest';
import { errorBreaks } from './error-breaks';

const STEP = 300_000;
const stretches = (counts: readonly number[]) =>
  counts.map((errors, nth) => ({ fromMs: nth * STEP, errors }));
const breaksOf = (counts: readonly number[]) =>
  errorBreaks(stretches(counts), { fromMs: 0, toMs: counts.length * STEP, stepMs: STEP });

describe('the errors of a service', () => {
  it('rise where they leave what was usual, and fall where they stay well again', () => {
    expect(breaksOf([4, 5, 4, 40, 60, 5, 4, 5])).toEqual([
      { kind: 'rise', atMs: 3 * STEP, errors: 40, usual: 4 },
      { kind: 'fall', atMs: 5 * STEP, errors: 4, usual: 4 },
    ]);
  });

  it('do not fall while they come back after one quiet stretch', () => {
    expect(breaksOf([1, 1, 1, 40, 1, 40, 40]).map(({ kind }) => kind)).toEqual(['rise']);
  });

  it('are no break where few are many times none, or nothing is known of before', () => {
    expect(breaksOf([0, 0, 0, 0, 3, 0])).toEqual([]);
    expect(breaksOf([50, 60, 50])).toEqual([]);
  });
});
