import type { ChartData, ChartSeries } from '@/components/charts/chart-data';
import type { BreakerSeries } from '@/domain/breakers/breaker-answer';
import type { TimeWindow } from '@/domain/time-range/time-range';

type Shown = Omit<ChartSeries, 'values'> & { key: keyof BreakerSeries };

const OUTCOMES: readonly Shown[] = [
  { key: 'succeeded', label: 'Succeeded', color: 'var(--color-series-1)' },
  { key: 'untold', label: 'Outcome not told', color: 'var(--color-faint)' },
  { key: 'failed', label: 'Failed', color: 'var(--color-series-2)' },
  { key: 'timedOut', label: 'Timed out', color: 'var(--color-series-3)' },
  { key: 'rejected', label: 'Rejected', color: 'var(--color-series-4)' },
];

const RATES: readonly Shown[] = [
  { key: 'fallbackRate', label: 'Fallback rate', color: 'var(--color-series-1)' },
  { key: 'errorRate', label: 'Error rate', color: 'var(--color-series-2)' },
  { key: 'slowRate', label: 'Slow calls', color: 'var(--color-series-3)' },
];

/** What became of the calls; an outcome that nobody counts is left out. */
export function outcomeData(series: BreakerSeries, window: TimeWindow): ChartData {
  return dataOf(series, window, OUTCOMES);
}

export function rateData(series: BreakerSeries, window: TimeWindow): ChartData {
  return dataOf(series, window, RATES);
}

function dataOf(series: BreakerSeries, window: TimeWindow, shown: readonly Shown[]): ChartData {
  return {
    window,
    stepMs: series.stepSeconds * 1_000,
    times: series.times.map((time) => Date.parse(time)),
    series: shown.flatMap((one) => {
      const values = numbersOf(series[one.key]);
      return values.some((value) => value !== null && (one.key !== 'untold' || value > 0))
        ? [{ ...one, values }]
        : [];
    }),
  };
}

function numbersOf(list: BreakerSeries[keyof BreakerSeries]): (number | null)[] {
  return Array.isArray(list) ? list.map((value) => (typeof value === 'string' ? null : value)) : [];
}
