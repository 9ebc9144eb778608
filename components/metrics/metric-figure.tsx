'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { TimeSeries } from '@/components/charts/time-series';
import { PageSection } from '@/components/layout/page-section';
import type { UseTimeRange } from '@/components/layout/use-time-range';
import type { MetricSeriesAnswer } from '@/domain/metrics/metric-answers';
import { metricChart } from './metric-chart-data';
import { MetricToolbar } from './metric-toolbar';

interface MetricFigureProps {
  project: string;
  metric: string;
  series: UseQueryResult<MetricSeriesAnswer>;
  time: UseTimeRange;
}

/** One metric over time, as its toolbar says. */
export function MetricFigure({ project, metric, series, time }: MetricFigureProps) {
  const { data, error } = series;
  const chart = useMemo(() => (data ? metricChart(data, metric) : undefined), [data, metric]);
  return (
    <PageSection title={metric} note={data ? noteOf(data) : null}>
      <MetricToolbar project={project} aggregation={data?.aggregation} />
      <TimeSeries
        title={metric}
        data={chart?.data}
        unit={chart?.unit}
        emptyText={
          data?.type === 'counter'
            ? 'No increase in this time: a counter says something from its second reading on'
            : 'Nothing was measured in this time'
        }
        refreshing={series.isFetching}
        problem={
          error && !data ? { title: error.message, onRetry: () => series.refetch() } : undefined
        }
        onZoom={time.zoomTo}
        onZoomBack={time.zoomBack}
        height={240}
      />
      {chart && chart.hidden > 0 ? (
        <p className="text-small text-muted">
          {chart.hidden} more are not drawn; narrow them by a filter.
        </p>
      ) : null}
    </PageSection>
  );
}

const KINDS = { gauge: 'gauge', counter: 'counter', delta: 'counts between points' };

function noteOf({ type, unit }: MetricSeriesAnswer): string {
  if (type === null) return 'nobody has sent this metric';
  return unit === null ? KINDS[type] : `${KINDS[type]}, in ${unit}`;
}
