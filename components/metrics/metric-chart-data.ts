import type { ChartData, ChartSeries } from '@/components/charts/chart-data';
import { limitSeries } from '@/components/charts/limit-series';
import { seriesColor } from '@/components/charts/series-color';
import type { MetricExpressionAnswer, MetricSeriesAnswer } from '@/domain/metrics/metric-answers';
import { metricUnit } from '@/domain/metrics/metric-unit';
import type { Unit } from '@/domain/quantities/format-quantity';

export interface MetricChart {
  data: ChartData;
  unit: Unit;
  /** Groups that are not drawn. */
  hidden: number;
}

const MOST_LINES = 6;

/** A metric's lines as the chart takes them; of more than can be told apart the rest is added up, where that means something. */
export function metricChart(answer: MetricSeriesAnswer, name: string): MetricChart {
  const { aggregation, lines, more } = answer;
  const { unit, factor } = metricUnit(answer.unit, aggregation);
  const isGrouped = lines.length > 1 || lines.some(({ key }) => key !== null);
  const all: ChartSeries[] = lines.map(({ key, values }, index) => ({
    key: key ?? '',
    label: isGrouped ? (key ?? 'without the label') : name,
    color: seriesColor(index),
    values: values.map((value) => (value === null ? null : value * factor)),
  }));
  const addsUp = more === 0 && (aggregation === 'rate' || aggregation === 'sum');
  const series = addsUp ? limitSeries(all, MOST_LINES) : all.slice(0, MOST_LINES);
  const hidden = addsUp ? 0 : Math.max(0, all.length - MOST_LINES) + more;
  return { data: frame(answer, series), unit, hidden };
}

const UNIT_OF: Record<MetricExpressionAnswer['kind'], Unit | null> = {
  ratio: 'ratio',
  rate: 'per_second',
  age: 's',
  metric: null,
};

/** The one line of an expression. */
export function expressionChart(answer: MetricExpressionAnswer, name: string): MetricChart {
  const own = metricUnit(answer.unit, 'last');
  const unit = UNIT_OF[answer.kind] ?? own.unit;
  const factor = UNIT_OF[answer.kind] === null ? own.factor : 1;
  const values = answer.values.map((value) => (value === null ? null : value * factor));
  const series = values.some((value) => value !== null)
    ? [{ key: 'value', label: name, color: seriesColor(0), values }]
    : [];
  return { data: frame(answer, series), unit, hidden: 0 };
}

interface Frame {
  from: string;
  to: string;
  stepSeconds: number;
  times: number[];
}

function frame({ from, to, stepSeconds, times }: Frame, series: ChartSeries[]): ChartData {
  return {
    window: { fromMs: Date.parse(from), toMs: Date.parse(to) },
    stepMs: stepSeconds * 1_000,
    times,
    series,
  };
}
