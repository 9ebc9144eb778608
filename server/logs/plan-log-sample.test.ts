import { expect, it } from 'vitest';
import { rowsInTime } from './plan-log-sample';

it('reads all that it may where a first look was quick, and halves it until it fits where one was slow', () => {
  expect(rowsInTime(125_000, 20_000, 20)).toBe(125_000);
  expect(rowsInTime(125_000, 20_000, 60)).toBe(62_500);
  expect(rowsInTime(125_000, 20_000, 120)).toBe(31_250);
});

it('does not read on where the first look has taken the time already', () => {
  expect(rowsInTime(125_000, 20_000, 400)).toBeLessThanOrEqual(20_000);
  expect(rowsInTime(10_000, 10_000, 5_000)).toBe(10_000);
});
