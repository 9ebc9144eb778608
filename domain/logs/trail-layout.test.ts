import { expect, test } from 'vitest';
import type { TrailItem } from './trail';
import { layOutTrail } from './trail-layout';

const start = Date.UTC(2026, 2, 1, 10);
const item = (service: string, ms: number, more: Partial<TrailItem> = {}): TrailItem => ({
  time: new Date(start + ms).toISOString(),
  kind: 'log',
  service,
  title: `${service} at ${ms}`,
  ref: `${ms}`,
  level: 'info',
  durationMs: null,
  event: null,
  span: null,
  ...more,
});

test('A line that says how long it took begins that long before it, and so may the whole trail', () => {
  const layout = layOutTrail({
    items: [item('api', 500, { durationMs: 500 }), item('pay', 1000, { durationMs: 250 })],
    gaps: [],
  });
  expect(layout).toMatchObject({ beganMs: start, lengthMs: 1000 });
  expect(layout.rows).toMatchObject([
    { offsetMs: 500, bar: { start: 0, width: 0.5 } },
    { offsetMs: 1000, bar: { start: 0.75, width: 0.25 } },
  ]);
});

test('Each service has a lane, in the order in which they come in', () => {
  const { lanes, rows } = layOutTrail({
    items: [item('api', 0), item('pay', 1), item('api', 2, { level: 'error' })],
    gaps: [],
  });
  expect(lanes).toEqual([
    { service: 'api', count: 2, errors: 1, firstRow: 0, lastRow: 2 },
    { service: 'pay', count: 1, errors: 0, firstRow: 1, lastRow: 1 },
  ]);
  expect(rows.map((row) => (row.kind === 'item' ? row.lane : null))).toEqual([0, 1, 0]);
});

test('A silence stands between what came before it and what ended it', () => {
  const gap = { from: item('api', 10).time, to: item('api', 4_210).time };
  const { rows, longestGapMs } = layOutTrail({
    items: [item('api', 10), item('api', 4_210), item('api', 4_220)],
    gaps: [gap],
  });
  expect(rows.map(({ kind }) => kind)).toEqual(['item', 'gap', 'item', 'item']);
  expect(longestGapMs).toBe(4_200);
});

test('A trail of one moment and a trail of nothing have no length', () => {
  expect(layOutTrail({ items: [item('api', 0)], gaps: [] }).rows).toMatchObject([
    { bar: { start: 0, width: 0 } },
  ]);
  expect(layOutTrail({ items: [], gaps: [] })).toMatchObject({ lengthMs: 0, rows: [], beganMs: 0 });
});
