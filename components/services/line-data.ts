import type { ChartData } from '@/components/charts/chart-data';
import type { ServiceDetail } from '@/domain/services/service-answer';

type Drawn = Pick<ServiceDetail, 'from' | 'to' | 'series'>;

function frameOf({ from, to, series }: Drawn): Omit<ChartData, 'series'> {
  return {
    window: { fromMs: Date.parse(from), toMs: Date.parse(to) },
    stepMs: series.stepSeconds * 1_000,
    times: series.times.map((time) => Date.parse(time)),
  };
}

/** Error lines, and above them all others. */
export function lineData(detail: Drawn): ChartData {
  const { errors, lines } = detail.series;
  return {
    ...frameOf(detail),
    series: [
      {
        key: 'errors',
        label: 'Errors',
        color: 'var(--color-level-error-fill)',
        values: lines.map((count, index) => (count === null ? null : (errors[index] ?? 0))),
      },
      {
        key: 'others',
        label: 'Other lines',
        color: 'var(--color-level-info-fill)',
        values: lines.map((count, index) => (count === null ? null : count - (errors[index] ?? 0))),
      },
    ],
  };
}

/** The share of lines that are errors; a gap while nothing was logged. */
export function errorRateData(detail: Drawn): ChartData {
  return {
    ...frameOf(detail),
    series: [
      {
        key: 'errorRate',
        label: 'Errors of all lines',
        color: 'var(--color-level-error-fill)',
        values: detail.series.errorRate,
      },
    ],
  };
}
