import type { TimeWindow } from '@/domain/time-range/time-range';

/** One line or one colour of a stack. `values` stand beside the chart's `times`; null is not known, never zero. */
export interface ChartSeries {
  key: string;
  label: string;
  /** A CSS colour, a token as a rule: "var(--color-series-1)". */
  color: string;
  values: ReadonlyArray<number | null>;
}

/** Values in buckets of equal width. */
export interface ChartData {
  /** What was asked for; buckets at the ends may reach past it. */
  window: TimeWindow;
  stepMs: number;
  /** Where each bucket begins, epoch ms, without holes. */
  times: readonly number[];
  series: readonly ChartSeries[];
}

/** Something that happened, drawn across every chart of the page. */
export interface ChartMark {
  timeMs: number;
  kind: 'deployment' | 'rollback' | 'incident' | 'alert';
  label: string;
  href?: string | undefined;
}

/** From the first bucket's start to the last one's end: what the time axis spans. */
export function drawnWindow({ times, stepMs, window }: ChartData): TimeWindow {
  const first = times[0];
  const last = times.at(-1);
  if (first === undefined || last === undefined) return window;
  return { fromMs: first, toMs: last + stepMs };
}

/** The part of the asked-for window that some buckets cover, by their places, both inclusive. */
export function bucketsWindow(data: ChartData, from: number, to: number): TimeWindow | null {
  const first = data.times[Math.min(from, to)];
  const last = data.times[Math.max(from, to)];
  if (first === undefined || last === undefined) return null;
  const fromMs = Math.max(first, data.window.fromMs);
  const toMs = Math.min(last + data.stepMs, data.window.toMs);
  return fromMs < toMs ? { fromMs, toMs } : { fromMs: first, toMs: last + data.stepMs };
}

/** The sum of all series in one bucket; null when nothing is known of it. */
export function bucketTotal(data: ChartData, bucket: number): number | null {
  return sum(data.series.map((series) => series.values[bucket] ?? null));
}

/** null when every value is unknown. */
export function sum(values: ReadonlyArray<number | null>): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}
