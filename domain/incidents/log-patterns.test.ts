import { expect, it } from 'vitest';
import { logPatterns, patternText } from './log-patterns';

const line = (message: string, errorType: string | null = null) => ({ message, errorType });

it('masks ids, numbers, quoted texts and addresses, and puts the commonest pattern first', () => {
  const found = logPatterns([
    line('Card "4242" refused'),
    line('No connection within 3000 ms for order 7f3c1a2b9d8e', 'PoolError'),
    line('No connection within 2500 ms for order 9d8e7f3c1a2b', 'PoolError'),
    line('Card "5105" refused'),
    line('No connection within 900 ms for order 1a2b9d8e7f3c\n    at Pool.take', 'PoolError'),
    line('12345'),
  ]);
  expect(found.map(({ pattern, lines }) => [patternText(pattern), lines])).toEqual([
    ['PoolError: No connection within … ms for order …', 3],
    ['Card … refused', 2],
  ]);
});

it('keeps ten patterns', () => {
  const words = [...'abcdefghijklmn'].map((letter) => line(`${letter.repeat(3)} failed`));
  expect(logPatterns(words)).toHaveLength(10);
});
