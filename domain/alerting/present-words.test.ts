import { expect, it } from 'vitest';
import { presentWords, type StandingAlert } from './present-words';

const HELD_MS = Date.UTC(2026, 10, 26, 12);
const at = (seconds: number) => new Date(HELD_MS + seconds * 1_000);
const words = (seconds: number, more: Partial<StandingAlert> = {}) =>
  presentWords(
    {
      state: 'firing',
      summary: 'payments-dlq holds 3 messages',
      isHolding: false,
      heldAt: at(0),
      keepFiringForSeconds: 300,
      evaluatedAt: at(10),
      ...more,
    },
    HELD_MS + seconds * 1_000,
  ).replaceAll('\u00a0', ' ');
const PLAIN = 'payments-dlq holds 3 messages';

it('What is well again says how much longer it waits to stay so, as time goes by', () => {
  expect(words(10)).toBe(`${PLAIN}; well again, and over in 4 min 50 s if it stays so`);
  expect(words(270.5, { state: 'acknowledged' })).toBe(
    `${PLAIN}; well again, and over in 30 s if it stays so`,
  );
  expect(words(-40)).toContain('over in 5 min');
});

it('What holds, waits for nothing, or is over says no more than what is wrong', () => {
  expect(words(10, { isHolding: true })).toBe(PLAIN);
  expect(words(10, { keepFiringForSeconds: 0 })).toBe(PLAIN);
  expect(words(300)).toBe(PLAIN);
  for (const state of ['pending', 'resolved']) expect(words(10, { state })).toBe(PLAIN);
});

it('What lay between the two thresholds when it was judged last is not well', () => {
  expect(words(5, { evaluatedAt: at(0) })).toBe(PLAIN);
  expect(words(5, { evaluatedAt: null })).toBe(PLAIN);
});
