import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RefreshGate } from './refresh-gate';

let passed: string[][];
let gate: RefreshGate<string>;

beforeEach(() => {
  vi.useFakeTimers();
  passed = [];
  gate = new RefreshGate(4_000, (changes) => passed.push([...changes]));
});
afterEach(() => vi.useRealTimers());

test('the first change passes at once, and those after it together when the time is over', () => {
  gate.add(['logs']);
  gate.add(['queues']);
  gate.add(['ai', 'queues']);
  expect(passed).toEqual([['logs']]);
  vi.advanceTimersByTime(3_999);
  expect(passed).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(passed).toEqual([['logs'], ['queues', 'ai']]);
});

test('while it is held nothing passes, and what waits passes once it is let go', () => {
  gate.hold();
  gate.add(['logs']);
  vi.advanceTimersByTime(60_000);
  expect(passed).toEqual([]);
  gate.release();
  expect(passed).toEqual([['logs']]);
  gate.hold();
  gate.add(['ai']);
  gate.release();
  vi.advanceTimersByTime(4_000);
  expect(passed).toEqual([['logs'], ['ai']]);
});

test('after it was stopped nothing passes any more', () => {
  gate.add(['logs']);
  gate.add(['ai']);
  gate.stop();
  vi.advanceTimersByTime(60_000);
  expect(passed).toEqual([['logs']]);
});
