import { expect, test } from 'vitest';
import { backtestGroup, backtestWords } from './backtest';

const STEP_MS = 600_000;
const ALL = { fromMs: 0, stepMs: STEP_MS };
const course = (...values: number[]) => ({
  labels: { service: 'shop' },
  points: values.map((value, step) => ({ timeMs: step * STEP_MS, value })),
});
const rule = {
  id: 'r',
  condition: { kind: 'threshold', op: '>', value: 10 },
  forSeconds: 0,
  keepFiringForSeconds: 0,
  noData: 'keep',
} as const;

test('A rule is tried on the past with its own state machine', () => {
  const firings = backtestGroup(rule, course(1, 20, 30, 2, 3, 40), ALL).firings;
  expect(firings).toEqual([
    { labels: { service: 'shop' }, firedMs: STEP_MS, resolvedMs: 3 * STEP_MS, value: 20 },
    { labels: { service: 'shop' }, firedMs: 5 * STEP_MS, resolvedMs: null, value: 40 },
  ]);
  const waiting = { ...rule, forSeconds: 1_200 };
  expect(backtestGroup(waiting, course(1, 20, 30, 2, 20, 20, 20), ALL).firings).toHaveLength(1);
});

test('What lies before the time that is tried is only compared with', () => {
  const change = {
    ...rule,
    condition: { kind: 'change', op: '>', percent: 50, againstSeconds: 1_200 },
  } as const;
  const { firings } = backtestGroup(change, course(50, 100, 100, 100, 100, 160), {
    ...ALL,
    fromMs: 2 * STEP_MS,
  });
  expect(firings.map(({ firedMs }) => firedMs / STEP_MS)).toEqual([2, 5]);
});

test('What is not known in a step is not what is well', () => {
  const gap = {
    labels: {},
    points: [20, null, 20].map((value, step) => ({ timeMs: step * STEP_MS, value })),
  };
  expect(backtestGroup(rule, gap, ALL).firings).toHaveLength(1);
  const resolving = { ...rule, noData: 'resolve' } as const;
  expect(backtestGroup(resolving, gap, ALL).firings).toHaveLength(2);
  const absence = { ...rule, condition: { kind: 'absence' } } as const;
  expect(backtestGroup(absence, gap, ALL).firings).toMatchObject([
    { firedMs: STEP_MS, resolvedMs: 2 * STEP_MS },
  ]);
});

test('Of too few observations no baseline is learned, as it is when it is judged', () => {
  const usual = {
    ...rule,
    condition: { kind: 'baseline', direction: 'both', score: 0.5 },
  } as const;
  const points = Array.from({ length: 600 }, (_, step) => ({
    timeMs: step * STEP_MS,
    value: step === 500 ? 0 : 0.7 + (step % 5) / 100,
    n: step === 500 ? 3 : 400,
    leastN: 30,
  }));
  expect(backtestGroup(usual, { labels: {}, points }, ALL).firings).toEqual([]);
  const many = points.map((point) => ({ ...point, n: 400 }));
  expect(backtestGroup(usual, { labels: {}, points: many }, ALL).firings).toHaveLength(1);
});

test('A rate speaks by its bound, as it does when it is judged', () => {
  const bound = {
    ...rule,
    condition: { kind: 'threshold', op: '>', value: 0.1, onBound: true },
  } as const;
  const points = [
    { timeMs: 0, value: 0.5, n: 2, low: 0.09, high: 0.91 },
    { timeMs: STEP_MS, value: 0.5, n: 200, low: 0.43, high: 0.57 },
  ];
  expect(backtestGroup(bound, { labels: {}, points }, ALL).firings).toMatchObject([
    { firedMs: STEP_MS },
  ]);
});

test('It is told in words', () => {
  const words = (count: number, during: number | null) =>
    backtestWords({ count, days: 14, during });
  expect([words(0, 0), words(1, null), words(14, null), words(14, 3), words(1, 1)]).toEqual([
    'would not have fired in 14 days',
    'would have fired once in 14 days',
    'would have fired 14 times in 14 days',
    'would have fired 14 times in 14 days, 3 of them during incidents',
    'would have fired once in 14 days, during an incident',
  ]);
  const known = (knownSeconds: number | null) =>
    backtestWords({ count: 0, days: 14, knownSeconds, during: null });
  expect(known(7_200)).toBe('would not have fired in the 2\u00a0h that are known');
  expect(known(null)).toBe('cannot be judged: nothing is known of what it looks at');
});
