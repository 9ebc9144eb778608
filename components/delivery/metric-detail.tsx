'use client';
import { useQuery } from '@tanstack/react-query';
import { TimeHistogram } from '@/components/charts/time-histogram';
import { TimeSeries } from '@/components/charts/time-series';
import { PageSection } from '@/components/layout/page-section';
import { QueryContent } from '@/components/layout/query-content';
import { useTimeRange } from '@/components/layout/use-time-range';
import { tabClass } from '@/components/ui/tabs';
import type { DeliveryMetric } from '@/domain/delivery/delivery-params';
import type { DeliverySummary } from '@/domain/delivery/delivery-report';
import type { DeliveryView } from '@/domain/delivery/delivery-view';
import { type DeliveryFilter, deliveryQueries } from './delivery-queries';
import { Distribution } from './distribution';
import { LeadTimeParts } from './lead-time-parts';
import { metricCourse } from './metric-charts';
import { ExcludedRows, IncludedRows } from './metric-row-tables';
import { METRIC_WORDS } from './metric-words';

interface MetricDetailProps {
  filter: DeliveryFilter;
  summary: DeliverySummary;
  view: DeliveryView;
  setView: (change: Partial<DeliveryView>) => void;
}

/** One metric: its course, how it is spread, and every row that it is made of or leaves out. */
export function MetricDetail({ filter, summary, view, setView }: MetricDetailProps) {
  const { metric } = view;
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
      <MetricRowsPart filter={filter} summary={summary} view={view} setView={setView} />
    </PageSection>
  );
}

function Course({ summary, metric }: { summary: DeliverySummary; metric: DeliveryMetric }) {
  const { zoomTo, zoomBack } = useTimeRange();
  const { data, unit, stacked } = metricCourse(summary, metric);
  const Chart = stacked ? TimeHistogram : TimeSeries;
  return (
    <Chart
      title={`${METRIC_WORDS[metric].label} over time`}
      data={data}
      unit={unit}
      height={180}
      emptyText="Nothing in this time tells it"
      onZoom={zoomTo}
      onZoomBack={zoomBack}
    />
  );
}

function MetricRowsPart({ filter, summary, view, setView }: MetricDetailProps) {
  const { metric, rows } = view;
  const query = useQuery(deliveryQueries.rows(filter, metric));
  const counts = summary.counts[metric];
  return (
    <div className="pt-3">
      <div role="tablist" aria-label="Rows" className="flex gap-4 border-line border-b">
        {(['included', 'excluded'] as const).map((side) => (
          <button
            key={side}
            type="button"
            role="tab"
            id={`rows-${side}`}
            aria-selected={rows === side}
            aria-controls="rows-panel"
            data-state={rows === side ? 'active' : undefined}
            onClick={() => setView({ rows: side })}
            className={tabClass}
          >
            {side === 'included' ? 'Included' : 'Left out'}{' '}
            <span className="tabular-nums">{counts[side]}</span>
          </button>
        ))}
      </div>
      <div
        id="rows-panel"
        role="tabpanel"
        aria-labelledby={`rows-${rows}`}
        className="-mx-gutter max-h-96 overflow-y-auto"
      >
        <QueryContent query={query} loading="Loading the rows" rows={5}>
          {(data) =>
            rows === 'included' ? (
              <IncludedRows
                metric={metric}
                rows={data.included}
                onOpen={(open) => setView({ open })}
              />
            ) : (
              <ExcludedRows rows={data.excluded} onOpen={(open) => setView({ open })} />
            )
          }
        </QueryContent>
      </div>
    </div>
  );
}
