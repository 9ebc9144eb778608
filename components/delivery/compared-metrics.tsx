'use client';
import { CircleHelp, TrendingDown, TrendingUp } from 'lucide-react';
import { PageSection } from '@/components/layout/page-section';
import type { Column } from '@/components/tables/column';
import { DataTable } from '@/components/tables/data-table';
import { Time } from '@/components/ui/time';
import { type DeliveryMetric, METRICS } from '@/domain/delivery/delivery-metrics';
import type { ComparedDelivery, DeliverySummary } from '@/domain/delivery/delivery-report';
import { differenceText, verdictText } from './compared-words';
import { figureText } from './metric-tiles';
import { METRIC_WORDS } from './metric-words';

interface ComparedMetricsProps {
  summary: DeliverySummary;
  compared: ComparedDelivery;
}

interface Row {
  metric: DeliveryMetric;
  summary: DeliverySummary;
  compared: ComparedDelivery;
}

const LOOKS = {
  better: { icon: TrendingUp, look: 'text-healthy' },
  worse: { icon: TrendingDown, look: 'text-failing' },
  inconclusive: { icon: CircleHelp, look: 'text-unknown' },
};

/** The five metrics against the window before, or against another service: by how much, and whether that tells anything. */
export default function ComparedMetrics({ summary, compared }: ComparedMetricsProps) {
  const isBefore = compared.with === 'before';
  return (
    <PageSection
      title={
        isBefore
          ? 'Against the period before'
          : `${summary.service ?? 'All services'} against ${compared.service}`
      }
      note={
        <>
          <Time at={compared.from} /> to <Time at={compared.to} />; better or worse only where the
          95% interval of the difference says so
        </>
      }
      bleed
    >
      <DataTable
        noun={isBefore ? 'metrics against before' : 'metrics against the other'}
        columns={columnsOf(isBefore ? 'Before' : (compared.service ?? 'The other'))}
        rows={METRICS.map((metric) => ({ metric, summary, compared }))}
        rowKey={({ metric }) => metric}
        sortParam={isBefore ? 'before_sort' : 'against_sort'}
        empty={null}
      />
    </PageSection>
  );
}

function columnsOf(other: string): Column<Row>[] {
  return [
    {
      key: 'metric',
      label: 'Metric',
      value: ({ metric }) => METRIC_WORDS[metric].label,
      width: 'minmax(10rem, 1.5fr)',
    },
    {
      key: 'now',
      label: 'This',
      value: ({ metric, summary }) => figureWithCount(summary.metrics, metric),
    },
    {
      key: 'other',
      label: other,
      value: ({ metric, compared }) => figureWithCount(compared.metrics, metric),
    },
    {
      key: 'difference',
      label: 'Difference',
      value: ({ metric, compared }) => differenceText(metric, compared.differences[metric]),
      width: 'minmax(9rem, 1.5fr)',
    },
    {
      key: 'verdict',
      label: 'What that says',
      value: ({ metric, compared }) => verdictText(metric, compared.differences[metric]),
      cell: ({ metric, compared }) => <Verdict metric={metric} compared={compared} />,
      width: 'minmax(10rem, 2fr)',
    },
  ];
}

function figureWithCount(metrics: DeliverySummary['metrics'], metric: DeliveryMetric): string {
  return `${figureText(metrics, metric) ?? 'no data'} (n\u00a0${metrics[metric].n})`;
}

function Verdict({ metric, compared }: Pick<Row, 'metric' | 'compared'>) {
  const difference = compared.differences[metric];
  const { icon: Icon, look } = LOOKS[difference.verdict];
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <Icon aria-hidden className={`size-3.5 shrink-0 ${look}`} />
      <span className="min-w-0 @2xl:truncate">{verdictText(metric, difference)}</span>
    </span>
  );
}
