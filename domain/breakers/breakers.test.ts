import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BreakerSample,
  type BreakerState,
  type BreakerTransition,
  readBreakerState,
} from './breaker';
import { errorRate, fallbackBand, fallbackRate } from './breaker-rates';
import { findContradictions } from './find-contradictions';
import { groupContradictions } from './group-contradictions';
import { readBreakerSample } from './read-breaker-sample';
import { readBreakerTransition } from './read-breaker-transition';
import { stateTimeline, worstTimeline } from './state-timeline';
import { summariseTimeline } from './summarise-timeline';

const NOW = Date.UTC(2026, 0, 15, 12);
const context = { nowMs: NOW, acceptPastMs: 7 * 86_400_000, acceptFutureMs: 3_600_000 };

function sampleOf(fields: Record<string, unknown>): BreakerSample {
  const sent = {
    breaker: 'card',
    service: 'pay',
    intervalSeconds: 60,
    calls: 0,
    at: NOW,
    ...fields,
  };
  const read = readBreakerSample(sent, context);
  if (!read.ok) throw new Error(read.message);
  return read.row;
}

const move = (minute: number, from: BreakerState | null, to: BreakerState): BreakerTransition => ({
  timeMs: NOW + minute * 60_000,
  breaker: 'card',
  service: 'pay',
  environment: null,
  instance: null,
  dependency: null,
  from,
  to,
  reason: null,
  flags: [],
});

const WINDOW = { fromMs: NOW, toMs: NOW + 60 * 60_000 };
const lane = (moves: readonly BreakerTransition[]) =>
  stateTimeline(moves, WINDOW).map(({ state, fromMs, toMs }) => [
    state,
    (fromMs - NOW) / 60_000,
    (toMs - NOW) / 60_000,
  ]);

describe('a breaker’s records', () => {
  it('read a state in every library’s spelling', () => {
    const words = [
      'halfOpen',
      'HALF_OPEN',
      'half-open',
      'OPEN',
      'forced_open',
      'Isolated',
      'METRICS_ONLY',
      'ajar',
    ];
    expect(words.map(readBreakerState)).toEqual([
      'half_open',
      'half_open',
      'half_open',
      'open',
      'forced_open',
      'forced_open',
      'disabled',
      undefined,
    ]);
  });

  it('become transitions', () => {
    const read = readBreakerTransition(
      { breaker: 'card', service: 'pay', to: 'Open', at: NOW - 1_000, reason: '50% failed' },
      context,
    );
    expect(read).toEqual({
      ok: true,
      row: { ...move(0, null, 'open'), timeMs: NOW - 1_000, reason: '50% failed' },
    });
    expect(
      readBreakerTransition({ breaker: 'card', service: 'pay', to: 'ajar' }, context),
    ).toMatchObject({
      message: '"to" must be closed, open, half_open, forced_open or disabled; got "ajar".',
    });
    expect(readBreakerTransition({ breaker: 'card', to: 'open' }, context)).toMatchObject({
      message: '"service" is missing: it must be a text.',
    });
  });

  it('know that there were no others once the outcomes account for every call', () => {
    const rest = { failures: 0, timeouts: 0, rejected: 0, fallbacks: 0, flags: [] };
    expect(sampleOf({ calls: 10, successes: 10 })).toMatchObject(rest);
    expect(sampleOf({ calls: 10, successes: 7, failures: 3 })).toMatchObject({
      rejected: 0,
      timeouts: null,
      fallbacks: null,
    });
    expect(sampleOf({ calls: 10, successes: 7 })).toMatchObject({ failures: null, rejected: null });
  });

  it('become samples that add up, and say when they had to be made to', () => {
    expect(sampleOf({ calls: 10, failures: 2 })).toMatchObject({
      rejected: null,
      timeouts: null,
      flags: [],
    });
    expect(sampleOf({ calls: 10, failures: 2, timeouts: 3 })).toMatchObject({
      failures: 5,
      flags: ['number_adjusted'],
    });
    expect(sampleOf({ calls: 2, rejected: 8 })).toMatchObject({
      calls: 8,
      flags: ['number_adjusted'],
    });
    expect(
      readBreakerSample({ breaker: 'b', service: 's', calls: 1, intervalSeconds: 0 }, context),
    ).toMatchObject({
      message: '"intervalSeconds" must be more than 0; got 0.',
    });
  });
});

describe('the rates of a breaker', () => {
  it('are failures of what was let through, and fallbacks of everything', () => {
    const samples = [
      sampleOf({ calls: 100, failures: 10, rejected: 20, fallbacks: 30 }),
      sampleOf({ calls: 50, failures: 5, rejected: 0 }),
      sampleOf({ calls: 999 }),
    ];
    expect(errorRate(samples)).toMatchObject({ value: 15 / 130, n: 130 });
    expect(fallbackRate(samples)).toMatchObject({ value: 0.3, n: 100 });
  });

  it('are null where nothing was counted, not zero', () => {
    expect(errorRate([sampleOf({ calls: 5 })])).toEqual({
      value: null,
      n: 0,
      low: null,
      high: null,
    });
    expect(fallbackRate([])).toEqual({ value: null, n: 0, low: null, high: null });
    expect(errorRate([sampleOf({ calls: 5, failures: 0 })]).value).toBe(0);
  });

  it('never pass 100%, whatever is sent', () => {
    const count = fc.option(fc.nat(30));
    const sent = fc.record({
      calls: fc.nat(30),
      successes: count,
      failures: count,
      timeouts: count,
      rejected: count,
      fallbacks: count,
    });
    fc.assert(
      fc.property(fc.array(sent, { maxLength: 4 }), (list) => {
        const samples = list.map(sampleOf);
        for (const { value } of [errorRate(samples), fallbackRate(samples)]) {
          if (value !== null) expect(value >= 0 && value <= 1).toBe(true);
        }
        const without = samples.map((sample) => ({ ...sample, failures: null }));
        expect(errorRate(without).value).toBeNull();
      }),
    );
  });

  it('have a band: up to 0.1% is noise, from 15% it is chronic', () => {
    const bands = [0, 0.001, 0.002, 0.149, 0.15, null].map((value) => fallbackBand({ value }));
    expect(bands).toEqual(['noise', 'noise', 'elevated', 'elevated', 'chronic', 'unknown']);
  });
});

describe('the timeline of a breaker', () => {
  it('follows its transitions, from the one before the window', () => {
    const moves = [
      move(-30, 'half_open', 'closed'),
      move(10, 'closed', 'open'),
      move(15, 'open', 'half_open'),
    ];
    expect(lane(moves)).toEqual([
      ['closed', 0, 10],
      ['open', 10, 15],
      ['half_open', 15, 60],
    ]);
    const [first] = stateTimeline(moves, WINDOW);
    expect(first).toMatchObject({ sinceMs: NOW - 30 * 60_000, isInferred: false });
  });

  it('takes what the first transition left as its beginning, and says so', () => {
    const spans = stateTimeline([move(10, 'closed', 'open')], WINDOW);
    expect(spans[0]).toMatchObject({ state: 'closed', isInferred: true, sinceMs: null });
    expect(lane([move(10, null, 'open')])).toEqual([
      [null, 0, 10],
      ['open', 10, 60],
    ]);
    expect(lane([])).toEqual([[null, 0, 60]]);
  });

  it('begins a chain of one instant where it can have begun, also when nothing is known before', () => {
    const moves = [move(10, 'half_open', 'closed'), move(10, 'open', 'half_open')];
    expect(lane(moves)).toEqual([
      ['open', 0, 10],
      ['closed', 10, 60],
    ]);
  });

  it('is doubtful where a transition left another state than the one known', () => {
    const spans = stateTimeline(
      [move(5, 'closed', 'open'), move(20, 'half_open', 'closed')],
      WINDOW,
    );
    expect(spans.map(({ isDoubtful }) => isDoubtful)).toEqual([false, true, false]);
  });

  it('puts transitions of one instant in the order in which they can have happened', () => {
    const moves = [
      move(10, 'half_open', 'closed'),
      move(10, 'open', 'half_open'),
      move(5, 'closed', 'open'),
    ];
    expect(lane(moves)).toEqual([
      ['closed', 0, 5],
      ['open', 5, 10],
      ['closed', 10, 60],
    ]);
  });

  const state = fc.constantFrom<BreakerState>(
    'closed',
    'open',
    'half_open',
    'forced_open',
    'disabled',
  );
  const moves = fc.array(
    fc.tuple(fc.integer({ min: -20, max: 80 }), fc.option(state), state).map((one) => move(...one)),
    { maxLength: 10 },
  );

  it('fills the window without gap or overlap, whatever order the transitions come in', () => {
    fc.assert(
      fc.property(moves, fc.func(fc.nat()), (list, key) => {
        const spans = stateTimeline(list, WINDOW);
        expect(spans[0]?.fromMs).toBe(WINDOW.fromMs);
        expect(spans[spans.length - 1]?.toMs).toBe(WINDOW.toMs);
        for (const [index, span] of spans.entries()) {
          expect(span.toMs).toBeGreaterThan(span.fromMs);
          if (index > 0) expect(span.fromMs).toBe(spans[index - 1]?.toMs);
        }
        const shuffled = list
          .map((one, index) => ({ one, rank: key(index) }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ one }) => one);
        expect(stateTimeline(shuffled, WINDOW)).toEqual(spans);
      }),
    );
  });

  it('sums up to the time in each state', () => {
    const spans = stateTimeline(
      [
        move(-1, null, 'closed'),
        move(10, 'closed', 'open'),
        move(15, 'open', 'half_open'),
        move(21, 'half_open', 'closed'),
      ],
      WINDOW,
    );
    expect(summariseTimeline(spans)).toEqual({
      state: 'closed',
      sinceMs: NOW + 21 * 60_000,
      openSeconds: 300,
      halfOpenSeconds: 360,
      openShare: 300 / 3_600,
      knownSeconds: 3_600,
      transitions: 3,
      transitionsPerHour: 3,
    });
  });

  it('is unknown without transitions: not closed, and zero seconds of nothing', () => {
    expect(summariseTimeline(stateTimeline([], WINDOW))).toMatchObject({
      state: null,
      openSeconds: null,
      openShare: null,
      transitions: null,
      transitionsPerHour: null,
    });
    const late = summariseTimeline(stateTimeline([move(30, null, 'open')], WINDOW));
    expect(late).toMatchObject({
      openSeconds: 1_800,
      knownSeconds: 1_800,
      openShare: 1,
      transitions: 0,
    });
  });

  it('is the worst of its instances in one lane', () => {
    const a = stateTimeline(
      [move(-1, null, 'closed'), move(10, 'closed', 'open'), move(20, 'open', 'closed')],
      WINDOW,
    );
    const b = stateTimeline([move(-1, null, 'closed'), move(15, 'closed', 'half_open')], WINDOW);
    expect(worstTimeline([a, b]).map((span) => [span.state, (span.toMs - NOW) / 60_000])).toEqual([
      ['closed', 10],
      ['open', 20],
      ['half_open', 60],
    ]);
  });
});

describe('a sample that contradicts the last transition', () => {
  const open = [move(-30, 'closed', 'open')];

  it('is shown as a contradiction', () => {
    expect(findContradictions(open, [sampleOf({ calls: 10, rejected: 4 })])).toEqual([
      {
        timeMs: NOW,
        state: 'open',
        kind: 'calls_while_open',
        sampleState: null,
        calls: 6,
        message: '6 calls went through while the breaker was open.',
      },
    ]);
    const closed = [move(-30, 'half_open', 'closed')];
    expect(findContradictions(closed, [sampleOf({ calls: 9, rejected: 4 })])[0]?.kind).toBe(
      'rejected_while_closed',
    );
    expect(findContradictions(open, [sampleOf({ state: 'half-open' })])[0]?.message).toBe(
      'The sample says half-open; the last transition led to open.',
    );
  });

  it('is one finding with those of its kind that follow it, however many samples tell it', () => {
    const at = (minute: number, rejected: number) =>
      sampleOf({ calls: 10, rejected, at: NOW + minute * 60_000 });
    const samples = [at(0, 4), at(1, 9), at(2, 8), at(4, 10), at(30, 9)];
    const later = sampleOf({ state: 'half-open', at: NOW + 3 * 60_000 });
    const found = groupContradictions(findContradictions(open, [...samples, later]));
    expect(
      found.map(({ samples: n, fromMs, toMs, message }) => [
        n,
        (fromMs - NOW) / 60_000,
        (toMs - NOW) / 60_000,
        message,
      ]),
    ).toEqual([
      [1, 30, 30, '1 call went through while the breaker was open.'],
      [1, 3, 3, 'The sample says half-open; the last transition led to open.'],
      [3, 0, 2, '9 calls went through while the breaker was open.'],
    ]);
  });

  it('is none while the state changed in its interval, or nothing is known', () => {
    const changed = [move(-30, 'closed', 'open'), move(-0.5, 'open', 'closed')];
    expect(findContradictions(changed, [sampleOf({ calls: 10, rejected: 4 })])).toEqual([]);
    expect(findContradictions([], [sampleOf({ calls: 10, rejected: 4 })])).toEqual([]);
    expect(
      findContradictions(open, [sampleOf({ calls: 10, rejected: 10 }), sampleOf({ calls: 5 })]),
    ).toEqual([]);
  });
});
