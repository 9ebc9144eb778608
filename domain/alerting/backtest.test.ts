import { expect, test } from 'vitest';
import { backtestGroup, backtestWords } from './backtest';

const STEP_MS = 600_000;
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
  const firings = backtestGroup(rule, course(1, 20, 30, 2, 3, 40), 0);
  expect(firings).toEqual([
    { labels: { service: 'shop' }, firedMs: STEP_MS, resolvedMs: 3 * STEP_MS, value: 20 },
    { labels: { service: 'shop' }, firedMs: 5 * STEP_MS, resolvedMs: null, value: 40 },
  ]);
  const waiting = { ...rule, forSeconds: 1_200 };
  expect(backtestGroup(waiting, course(1, 20, 30, 2, 20, 20, 20), 0)).toHaveLength(1);
});

test('What lies before the time that is tried is only compared with', () => {
  const change = {
    ...rule,
    condition: { kind: 'change', op: '>', percent: 50, againstSeconds: 1_200 },
  } as const;
  const firings = backtestGroup(change, course(50, 100, 100, 100, 100, 160), 2 * STEP_MS);
  expect(firings.map(({ firedMs }) => firedMs / STEP_MS)).toEqual([2, 5]);
});

test('It is told in words', () => {
  expect([0, 1, 14].map((count) => backtestWords(count, 14))).toEqual([
    'would not have fired in 14 days',
    'would have fired once in 14 days',
    'would have fired 14 times in 14 days',
  ]);
});
