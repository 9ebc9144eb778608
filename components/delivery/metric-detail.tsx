'use client';
import { TimeHistogram } from '@/components/charts/time-histogram';
import { TimeSeries } from '@/components/charts/time-series';
import { PageSection } from '@/components/layout/page-section';
import { useTimeRange } from '@/components/layout/use-time-range';
import type { DeliveryMetric } from '@/domain/delivery/delivery-metrics';
import type { DeliverySummary } from '@/domain/delivery/delivery-report';
import { Distribution } from './distribution';
import { LeadTimeParts } from './lead-time-parts';
import { metricCourse } from './metric-charts';
import { METRIC_WORDS } from './metric-words';

interface MetricDetailProps {
  summary: DeliverySummary;
  metric: DeliveryMetric;
}

/** One metric: its course, and how it is spread. */
export function MetricDetail({ summary, metric }: MetricDetailProps) {
  const { label, meaning } = METRIC_WORDS[metric];
  return (
    <PageSection title={label} note={meaning}>
      <div className="grid gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Course summary={summary} metric={metric} />
        {metric === 'leadTime' || metric === 'recoveryTime' ? (
          <div className="flex min-w-0 flex-col gap-4">
            <Distribution label={label} classes={summary.distributions[metric]} />
            {metric === 'leadTime' ? <LeadTimeParts parts={summary.parts} /> : null}
          </div>
        ) : null}
      </div>
    </PageSection>
  );
}

function Course({ summary, metric }: { summary: DeliverySummary; metric: DeliveryMetric }) {
  const { zoomTo, zoomBack } = useTimeRange();
  const { data, unit, stacked, previous } = metricCourse(summary, metric);
  const Chart = stacked ? TimeHistogram : TimeSeries;
  return (
    <Chart
      title={`${METRIC_WORDS[metric].label} over time`}
      data={data}
      unit={unit}
      previous={previous}
      height={180}
      emptyText="Nothing in this time tells it"
      onZoom={zoomTo}
      onZoomBack={zoomBack}
    />
  );
}
