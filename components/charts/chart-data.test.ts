import { expect, test } from 'vitest';
import { chartCsv } from './chart-csv';
import {
  bucketsWindow,
  bucketTotal,
  type ChartData,
  type ChartSeries,
  drawnWindow,
} from './chart-data';
import { limitSeries } from './limit-series';
import { markLanes } from './mark-lanes';
import { stackSegments } from './stack-segments';
import { selectionStep } from './time-selection';
import { unknownSpans } from './unknown-spans';
import { valueTicks } from './value-ticks';

const series = (key: string, values: Array<number | null>): ChartSeries => ({
  key,
  label: key,
  color: 'red',
  values,
});

const data: ChartData = {
  window: { fromMs: 5, toMs: 45 },
  stepMs: 10,
  times: [0, 10, 20, 30, 40],
  series: [series('error', [null, null, 0, 1, null]), series('info', [null, null, 4, null, null])],
};

test('what is unknown has no total, what is zero has', () => {
  expect([0, 2, 3].map((bucket) => bucketTotal(data, bucket))).toEqual([null, 4, 1]);
});

test('neighbouring unknown buckets make one gap', () => {
  expect(unknownSpans(data)).toEqual([
    { fromMs: 0, toMs: 20 },
    { fromMs: 40, toMs: 50 },
  ]);
});

test('the axis spans whole buckets, a zoom stays inside what was asked for', () => {
  expect(drawnWindow(data)).toEqual({ fromMs: 0, toMs: 50 });
  expect(bucketsWindow(data, 4, 3)).toEqual({ fromMs: 30, toMs: 45 });
  expect(bucketsWindow(data, 0, 0)).toEqual({ fromMs: 5, toMs: 10 });
});

test('past six series the smallest are added up as other, in which unknown stays unknown', () => {
  const many = [1, 2, 3, 4, 5, 6, 7, 8].map((size) => series(`s${size}`, [size, null]));
  const limited = limitSeries(many);
  expect(limited.map(({ key }) => key)).toEqual(['s4', 's5', 's6', 's7', 's8', '__other__']);
  expect(limited.at(-1)).toMatchObject({ label: 'Other (3)', values: [6, null] });
});

test('three errors among a million lines are still seen, and the bar is no taller for it', () => {
  const segments = stackSegments([3, 1_000_000], { most: 1_000_000, height: 100, least: 2 });
  expect(segments[0]).toEqual({ index: 0, from: 0, to: 2 });
  expect(segments.at(-1)?.to).toBeCloseTo(100.0003, 3);
});

test('zero and unknown draw nothing', () => {
  expect(stackSegments([0, null], { most: 10, height: 100, least: 2 })).toEqual([]);
});

test.each([
  [7, false, [0, 2.5, 5, 7.5]],
  [7, true, [0, 3, 6, 9]],
  [1, true, [0, 1]],
  [0, true, [0, 1]],
  [1234, true, [0, 500, 1000, 1500]],
  [0.4, false, [0, 0.2, 0.4]],
])('a scale up to %d has round marks', (highest, whole, ticks) => {
  expect(valueTicks({ lowest: 0, highest }, { whole })).toEqual(ticks);
});

test('a scale reaches below zero when the values do', () => {
  expect(valueTicks({ lowest: -40, highest: 60 })).toEqual([-50, 0, 50, 100]);
  const hours = (...list: number[]) => list.map((each) => each * 3_600);
  const seconds = (highest: number) => valueTicks({ lowest: 0, highest }, { seconds: true });
  expect(seconds(20_000)).toEqual(hours(0, 2, 4, 6));
  expect(seconds(86_400 * 3)).toEqual(hours(0, 24, 48, 72));
  expect(seconds(0.4)).toEqual([0, 0.2, 0.4]);
  expect(seconds(86_400 * 300)).toEqual(hours(0, 2_400, 4_800, 7_200));
});

test('the keyboard walks, draws out, zooms and steps back', () => {
  const at = { anchor: 3, focus: 3 };
  expect(selectionStep('ArrowLeft', false, null, 10)).toMatchObject({
    selection: { anchor: 9, focus: 9 },
  });
  expect(selectionStep('ArrowRight', false, at, 10)).toMatchObject({
    selection: { anchor: 4, focus: 4 },
  });
  expect(selectionStep('ArrowRight', true, at, 10)).toMatchObject({
    selection: { anchor: 3, focus: 4 },
  });
  expect(selectionStep('PageDown', true, at, 10)).toMatchObject({
    selection: { anchor: 3, focus: 9 },
  });
  expect(selectionStep('Enter', false, at, 10)).toEqual({ kind: 'zoom' });
  expect(selectionStep('Enter', false, null, 10)).toBeNull();
  expect(selectionStep('Escape', false, at, 10)).toMatchObject({ selection: null });
  expect(selectionStep('Backspace', false, null, 10)).toEqual({ kind: 'back' });
  expect(selectionStep('x', false, at, 10)).toBeNull();
});

test('the export keeps unknown apart from zero', () => {
  expect(chartCsv(data).split('\r\n')[3]).toBe('1970-01-01T00:00:00.020Z,0,4');
  expect(chartCsv(data).split('\r\n')[4]).toBe('1970-01-01T00:00:00.030Z,1,');
});

test('signs that would cover one another stand in lanes, those outside are left out', () => {
  const mark = (timeMs: number) => ({ timeMs, kind: 'deployment' as const, label: `${timeMs}` });
  const lanes = markLanes([mark(50), mark(10), mark(12), mark(200)], { fromMs: 0, toMs: 100 });
  expect(lanes.map(({ mark: { timeMs }, lane }) => [timeMs, lane])).toEqual([
    [10, 0],
    [12, 1],
    [50, 0],
  ]);
});
