import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDuration, writeDuration } from './written-duration';

test('A duration is read as people write it', () => {
  const written = ['90', '90s', '5m', '5 min', '1h 30m', '1.5h', '2d', '1w', ' 10M '];
  expect(written.map(readDuration)).toEqual([
    90, 90, 300, 300, 5_400, 5_400, 172_800, 604_800, 600,
  ]);
  expect(['', 'soon', '5 minutes ago', '-5m', '5x'].map(readDuration)).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('What is written is read again as the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (seconds) => {
      expect(readDuration(writeDuration(seconds))).toBe(seconds);
    }),
  );
});
