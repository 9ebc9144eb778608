import { expect, test } from 'vitest';
import { BREAKER_LOOKS } from '@/components/breakers/breaker-looks';
import { pickWindow, placeIn, stateStops, stopAt, thinEvents } from './lane-stops';

const window = { fromMs: 0, toMs: 4_000 };

test('a lane is walked stretch by stretch, in words, cut off at the ends of the window', () => {
  const lane = {
    segments: [
      { fromMs: -500, toMs: 1_000, state: 'closed' },
      { fromMs: 1_000, toMs: 3_000, state: 'open', detail: '52 % of calls failed' },
      { fromMs: 3_000, toMs: 9_000, state: null },
    ],
    events: [{ timeMs: 1_000, kind: 'beat' }],
  };
  expect(stateStops(lane, { states: BREAKER_LOOKS }, window)).toEqual([
    { fromMs: 0, toMs: 1_000, text: 'Closed' },
    { fromMs: 1_000, toMs: 1_000, text: 'beat' },
    { fromMs: 1_000, toMs: 3_000, text: 'Open: 52 % of calls failed' },
    { fromMs: 3_000, toMs: 4_000, text: 'Not known' },
  ]);
});

test('a pointer means a moment close by rather than the stretch it lies in', () => {
  const stops = [
    { fromMs: 0, toMs: 4_000, text: 'Closed' },
    { fromMs: 2_000, toMs: 2_000, text: 'Beat' },
  ];
  expect(stopAt(stops, 2_030, window)).toBe(1);
  expect(stopAt(stops, 2_100, window)).toBe(0);
  expect(stopAt(stops.slice(1), 3_000, window)).toBeNull();
});

test('picking a moment looks at some time around it, within what is looked at', () => {
  expect(pickWindow({ fromMs: 2_000, toMs: 2_000 }, window)).toEqual({
    fromMs: 1_950,
    toMs: 2_050,
  });
  expect(pickWindow({ fromMs: 4_000, toMs: 4_000 }, window)).toEqual({
    fromMs: 3_950,
    toMs: 4_000,
  });
  expect(pickWindow({ fromMs: 500, toMs: 1_500 }, window)).toEqual({ fromMs: 500, toMs: 1_500 });
});

test('parts reaching past the window are drawn up to its ends', () => {
  expect(placeIn({ fromMs: -1_000, toMs: 1_000 }, window)).toEqual({ left: '0%', width: '25%' });
  expect(placeIn({ fromMs: 3_000, toMs: 9_000 }, window)).toEqual({ left: '75%', width: '25%' });
});

test('of many moments no more are drawn than can be told apart, and no kind is lost', () => {
  const beats = Array.from({ length: 4_000 }, (_, timeMs) => ({ timeMs, kind: 'beat' }));
  const events = [...beats, { timeMs: 2_000, kind: 'fail' }, { timeMs: 9_000, kind: 'fail' }];
  const thin = thinEvents(events, window);
  expect(thin.filter(({ kind }) => kind === 'beat')).toHaveLength(400);
  expect(thin.filter(({ kind }) => kind === 'fail')).toHaveLength(1);
});
