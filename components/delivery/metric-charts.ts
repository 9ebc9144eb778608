import type { ChartData, ChartSeries } from '@/components/charts/chart-data';
import { seriesColor } from '@/components/charts/series-color';
import type { DeliveryMetric } from '@/domain/delivery/delivery-metrics';
import type { DeliverySummary, SeriesPoint } from '@/domain/delivery/delivery-report';
import type { Unit } from '@/domain/quantities/format-quantity';

interface MetricCourse {
  unit: Unit;
  /** Counts that are drawn on top of one another. */
  stacked: boolean;
  data: ChartData;
  /** Of the period before. */
  previous?: (number | null)[] | undefined;
}

type Value = (point: SeriesPoint) => number | null;

const COURSES: Record<DeliveryMetric, { unit: Unit; stacked: boolean; series: [string, Value][] }> =
  {
    leadTime: {
      unit: 's',
      stacked: false,
      series: [
        ['Median', ({ leadTime }) => leadTime.medianSeconds],
        ['p90', ({ leadTime }) => leadTime.p90Seconds],
      ],
    },
    deploymentFrequency: {
      unit: 'count',
      stacked: true,
      series: [
        ['Changes', ({ changes }) => changes],
        ['Rollbacks', ({ rollbacks }) => rollbacks],
        ['Did not succeed', ({ failed }) => failed],
      ],
    },
    changeFailRate: {
      unit: 'ratio',
      stacked: false,
      series: [['Change fail rate', ({ changeFailRate }) => changeFailRate.value]],
    },
    recoveryTime: {
      unit: 's',
      stacked: false,
      series: [
        ['Median', ({ recoveryTime }) => recoveryTime.medianSeconds],
        ['p90', ({ recoveryTime }) => recoveryTime.p90Seconds],
      ],
    },
    reworkRate: {
      unit: 'ratio',
      stacked: false,
      series: [['Rework rate', ({ reworkRate }) => reworkRate.value]],
    },
  };

const DEPLOYMENTS: [string, Value] = [
  'Deployments',
  ({ deploymentFrequency: { perDay, n } }) => (perDay === null ? null : n),
];

/**
 * The course of a metric over the range; a stretch without data is a gap. Held against another service, both are drawn as
 * lines; of the period before there is one line to compare with.
 */
export function metricCourse(summary: DeliverySummary, metric: DeliveryMetric): MetricCourse {
  const { unit, stacked, series: own } = COURSES[metric];
  const other = summary.compared.find((one) => one.with === 'service');
  const before = summary.compared.find((one) => one.with === 'before');
  const first = metric === 'deploymentFrequency' ? DEPLOYMENTS : own[0];
  if (other !== undefined && first !== undefined) {
    const [label, value] = first;
    return {
      unit,
      stacked: false,
      data: dataOf(summary, [
        { label: `${label}, ${summary.service ?? 'all'}`, values: summary.series.map(value) },
        { label: `${label}, ${other.service}`, values: other.series.map(value) },
      ]),
      previous: before?.series.map(value),
    };
  }
  return {
    unit,
    stacked,
    data: dataOf(
      summary,
      own.map(([label, value]) => ({ label, values: summary.series.map(value) })),
    ),
    previous: first === undefined ? undefined : before?.series.map(first[1]),
  };
}

function dataOf(
  summary: DeliverySummary,
  series: readonly { label: string; values: (number | null)[] }[],
): ChartData {
  return {
    window: { fromMs: Date.parse(summary.from), toMs: Date.parse(summary.to) },
    stepMs: summary.stepSeconds * 1_000,
    times: summary.series.map(({ time }) => Date.parse(time)),
    series: series.map(
      ({ label, values }, index): ChartSeries => ({
        key: label,
        label,
        color: seriesColor(index),
        values,
      }),
    ),
  };
}

/** The one value of each stretch that a sparkline draws. */
export function metricSpark(summary: DeliverySummary, metric: DeliveryMetric): (number | null)[] {
  if (metric === 'deploymentFrequency')
    return summary.series.map(({ deploymentFrequency: { perDay } }) => perDay);
  const first = COURSES[metric].series[0];
  return first === undefined ? [] : summary.series.map(first[1]);
}
