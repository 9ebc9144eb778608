'use client';
import { Sparkline } from '@/components/charts/sparkline';
import { StatRow, StatTile } from '@/components/ui/stat-tile';
import { type DeliveryMetric, METRICS } from '@/domain/delivery/delivery-metrics';
import type { DeliverySummary } from '@/domain/delivery/delivery-report';
import { quantityText } from '@/domain/quantities/format-quantity';
import { metricSpark } from './metric-charts';
import { bandText, frequencyText, METRIC_WORDS } from './metric-words';

interface MetricTilesProps {
  summary: DeliverySummary;
  /** The address that opens a metric. */
  hrefOf: (metric: DeliveryMetric) => string;
}

/** The five metrics, each with what it rests on, its p90, its period before and where it stands. */
export function MetricTiles({ summary, hrefOf }: MetricTilesProps) {
  return (
    <StatRow label="Delivery metrics">
      {METRICS.map((metric) => (
        <StatTile
          key={metric}
          label={METRIC_WORDS[metric].label}
          {...figureOf(summary, metric)}
          unknownBecause={
            metric === 'reworkRate' && summary.metrics.reworkRate.bounds.low !== null
              ? 'Nobody said which were planned'
              : 'Nothing in this time tells it'
          }
          href={hrefOf(metric)}
          comparison={<Comparison summary={summary} metric={metric} />}
          course={
            <Sparkline
              label={METRIC_WORDS[metric].label}
              values={metricSpark(summary, metric)}
              unit={unitOf(metric)}
              width={64}
            />
          }
        />
      ))}
    </StatRow>
  );
}

type Figure = Pick<Parameters<typeof StatTile>[0], 'value' | 'unit' | 'n' | 'low' | 'high'>;

function figureOf({ metrics }: DeliverySummary, metric: DeliveryMetric): Figure {
  if (metric === 'deploymentFrequency') {
    const { perDay, n } = metrics.deploymentFrequency;
    if (perDay === null) return { value: null };
    return {
      value: {
        drawn: (
          <span>
            {frequencyText(perDay)} <span className="text-small text-muted">n&nbsp;{n}</span>
          </span>
        ),
      },
    };
  }
  if (metric === 'leadTime' || metric === 'recoveryTime') {
    const { medianSeconds, n } = metrics[metric];
    return { value: medianSeconds, unit: 's', n };
  }
  const { value, n, low, high } = metrics[metric];
  return { value, unit: 'ratio', n, low, high };
}

function unitOf(metric: DeliveryMetric) {
  if (metric === 'leadTime' || metric === 'recoveryTime') return 's';
  return metric === 'deploymentFrequency' ? 'count' : 'ratio';
}

function Comparison({ summary, metric }: { summary: DeliverySummary; metric: DeliveryMetric }) {
  const band = bandText(metric, summary);
  return (
    <span className="flex flex-col">
      <span>{spreadText(summary, metric)}</span>
      <span>{beforeText(summary, metric)}</span>
      {band ? <span>{band}</span> : null}
    </span>
  );
}

function spreadText({ metrics }: DeliverySummary, metric: DeliveryMetric): string {
  if (metric === 'leadTime' || metric === 'recoveryTime') {
    const { p90Seconds } = metrics[metric];
    return p90Seconds === null ? 'median' : `median; p90 ${quantityText(p90Seconds, 's')}`;
  }
  if (metric === 'deploymentFrequency') return 'rollbacks count';
  const { low, high, value } = metrics[metric];
  const { low: least, high: most } = metrics.reworkRate.bounds;
  if (metric === 'reworkRate' && least !== null && most !== null && least < most) {
    const atMost = value === null ? '' : `, at most ${quantityText(most, 'ratio')},`;
    return `at least ${quantityText(least, 'ratio')}${atMost} with those that nobody told of`;
  }
  return low === null || high === null
    ? '95% interval not known'
    : `95%: ${quantityText(low, 'ratio')} to ${quantityText(high, 'ratio')}`;
}

function beforeText({ before }: DeliverySummary, metric: DeliveryMetric): string {
  const text = figureText(before, metric);
  return text === null ? 'period before: no data' : `period before: ${text}`;
}

export function figureText(
  metrics: DeliverySummary['metrics'],
  metric: DeliveryMetric,
): string | null {
  if (metric === 'deploymentFrequency') {
    const { perDay } = metrics.deploymentFrequency;
    return perDay === null ? null : frequencyText(perDay);
  }
  if (metric === 'leadTime' || metric === 'recoveryTime') {
    const { medianSeconds } = metrics[metric];
    return medianSeconds === null ? null : quantityText(medianSeconds, 's');
  }
  const { value } = metrics[metric];
  return value === null ? null : quantityText(value, 'ratio');
}
