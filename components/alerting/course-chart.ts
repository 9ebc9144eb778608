import type { ChartData, ChartSeries } from '@/components/charts/chart-data';
import { seriesColor } from '@/components/charts/series-color';
import type { MeasuredCourse } from '@/domain/alerting/backtest-answer';
import type { Unit } from '@/domain/quantities/format-quantity';

/** A measured course as a chart draws it: its groups, the line that it is held against, and what is usual for it. */
export function courseChart(course: MeasuredCourse, name: string): { data: ChartData; unit: Unit } {
  const { times, series, threshold } = course;
  const own: ChartSeries[] = series.map(({ labels, values }, at) => ({
    key: `group ${at}`,
    label: labelsText(labels) || name,
    color: seriesColor(at),
    values,
  }));
  const [first] = series;
  const usual = (key: string, label: string, values: ChartSeries['values'] | null | undefined) =>
    values == null ? [] : [{ key, label, color: 'var(--color-faint)', values }];
  const line =
    threshold === null || times.length === 0
      ? []
      : [
          {
            key: 'line',
            label: 'Line of the rule',
            color: 'var(--color-critical)',
            // Where nothing is known the chart says so, and draws no line either.
            values: times.map((_, at) =>
              series.some(({ values }) => values[at] != null) ? threshold : null,
            ),
          },
        ];
  return {
    unit: course.unit as Unit,
    data: {
      window: { fromMs: Date.parse(course.from), toMs: Date.parse(course.to) },
      stepMs: course.stepSeconds * 1_000,
      times,
      series: [
        ...own.slice(0, first?.upper == null ? 5 : 1),
        ...usual('upper', 'Usual at most', first?.upper),
        ...usual('lower', 'Usual at least', first?.lower),
        ...line,
      ],
    },
  };
}

/** "queue mails, system rabbitmq"; nothing where there is but one group. */
export function labelsText(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
