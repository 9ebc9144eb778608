import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BREAKER_STATES } from './breaker';
import { findContradictions } from './find-contradictions';
import { stateTimeline } from './state-timeline';

const state = fc.constantFrom(...BREAKER_STATES);
const time = fc.integer({ min: 0, max: 400 });
const move = fc.record({
  timeMs: time,
  from: fc.option(state),
  to: state,
  reason: fc.constant(null),
});
const sample = fc.record({
  timeMs: time,
  intervalSeconds: fc.option(fc.constantFrom(0, 0.01, 0.05)),
  calls: fc.option(fc.integer({ min: 0, max: 3 })),
  successes: fc.option(fc.integer({ min: 0, max: 3 })),
  rejected: fc.option(fc.integer({ min: 0, max: 3 })),
  state: fc.option(state),
});

/** Two moves of one moment, whose order an older one tells. */
const AT_ONCE: Parameters<typeof findContradictions> = [
  [
    { timeMs: 160, from: null, to: 'closed', reason: null },
    { timeMs: 0, from: null, to: 'half_open', reason: null },
    { timeMs: 160, from: 'half_open', to: 'open', reason: null },
  ],
  [
    {
      timeMs: 161,
      intervalSeconds: null,
      calls: null,
      successes: null,
      rejected: null,
      state: 'closed',
    },
  ],
];

describe('what contradicts samples', () => {
  it('is the same of many samples as of each with a timeline of its own interval', () => {
    fc.assert(
      fc.property(
        fc.array(move, { maxLength: 12 }),
        fc.array(sample, { maxLength: 20 }),
        (moves, samples) => {
          const found = findContradictions(moves, samples);
          expect(found).toEqual(samples.flatMap((one) => findContradictions(moves, [one])));
          for (const { timeMs, state } of found) {
            const [span, ...more] = stateTimeline(moves, { fromMs: timeMs, toMs: timeMs + 1 });
            expect([span?.state, more]).toEqual([state, []]);
          }
          for (const one of samples) {
            const fromMs = one.timeMs - Math.max(1, (one.intervalSeconds ?? 0) * 1_000);
            const spans = stateTimeline(moves, { fromMs, toMs: one.timeMs + 1 });
            const known = spans.length === 1 ? (spans[0]?.state ?? null) : null;
            const isOther = one.state !== null && known !== null && known !== one.state;
            const told = findContradictions(moves, [one]);
            expect(told.some(({ kind }) => kind === 'other_state')).toBe(isOther);
            if (known === null) expect(told).toEqual([]);
          }
        },
      ),
      { examples: [AT_ONCE] },
    );
  });
});
