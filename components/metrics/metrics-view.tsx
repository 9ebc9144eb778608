'use client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { KeyedCommands } from '@/components/connect/keyed-commands';
import { PageSection } from '@/components/layout/page-section';
import { QueryContent } from '@/components/layout/query-content';
import { SignalPage } from '@/components/layout/signal-page';
import { useTimeRange } from '@/components/layout/use-time-range';
import { DataTable } from '@/components/tables/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Input } from '@/components/ui/input';
import { Nothing } from '@/components/ui/nothing';
import { metricSnippets } from '@/domain/connect/metric-snippets';
import { describeMetrics } from '@/domain/metrics/describe-metrics';
import { ExpressionFigure } from './expression-figure';
import { DERIVED_COLUMNS, METRIC_COLUMNS } from './metric-columns';
import { MetricFigure } from './metric-figure';
import { metricsQueries } from './metrics-queries';
import { useMetricsView } from './use-metrics-view';

interface MetricsViewProps {
  project: string;
  mayChange: boolean;
}

/** While nothing has arrived the page listens. */
const LISTEN_MS = 3_000;

/** The explorer of metrics: what there is, one of them over time, and metrics made of others. */
export function MetricsView({ project, mayChange }: MetricsViewProps) {
  const time = useTimeRange();
  const { view, setView, showMetric, showExpression } = useMetricsView();
  const { metric, expr, where, group, agg, q } = view;
  const filter = useMemo(() => ({ project, ...time.range }), [project, time.range]);
  const { refetchInterval } = time;
  const list = useQuery({
    ...metricsQueries.list(filter),
    refetchInterval: (query) =>
      query.state.data?.items.length === 0 ? LISTEN_MS : refetchInterval,
  });
  const series = useQuery({
    ...metricsQueries.series({ ...filter, metric, where, group, agg: agg || undefined }),
    refetchInterval,
  });
  const expression = useQuery({ ...metricsQueries.expression(filter, expr), refetchInterval });
  const derived = useQuery(metricsQueries.derived(project));
  const kept = derived.data?.items ?? [];
  const items = list.data?.items;
  const found = useMemo(
    () => items?.filter(({ name }) => name.toLowerCase().includes(q.toLowerCase())),
    [items, q],
  );
  return (
    <SignalPage
      title="Metrics"
      answer={list.data ? describeMetrics(list.data) : null}
      queries={[list, derived]}
    >
      {metric === '' ? null : (
        <MetricFigure project={project} metric={metric} series={series} time={time} />
      )}
      <QueryContent query={list} loading="Loading the metrics">
        {({ items: all }) =>
          all.length === 0 ? (
            <EmptyState title="No metric has arrived yet" className="mx-0!">
              Send the first with one of the commands below; this page listens for it. Metrics of
              queues and circuit breakers are recognised by their names, and are shown on pages of
              their own.
            </EmptyState>
          ) : (
            <>
              <PageSection title="All metrics" bleed>
                <DataTable
                  noun="metrics"
                  columns={METRIC_COLUMNS}
                  rows={found}
                  rowKey={({ name }) => name}
                  onOpen={({ name }) => showMetric(name)}
                  openKey={metric === '' ? undefined : metric}
                  initialSort="name"
                  empty={
                    <div className="px-gutter py-2">
                      <Nothing kind="filtered">No metric’s name holds “{q}”.</Nothing>
                    </div>
                  }
                >
                  <Input
                    mono
                    aria-label="Find a metric"
                    data-page-search=""
                    placeholder="Find a metric"
                    className="max-w-56"
                    value={q}
                    onChange={(event) => setView({ q: event.target.value }, { history: 'replace' })}
                  />
                </DataTable>
              </PageSection>
              <ExpressionFigure
                project={project}
                expression={expression}
                kept={kept}
                mayChange={mayChange}
                time={time}
              />
              {kept.length > 0 ? (
                <PageSection title="Kept metrics" bleed>
                  <DataTable
                    noun="kept metrics"
                    columns={DERIVED_COLUMNS}
                    rows={kept}
                    rowKey={({ id }) => id}
                    onOpen={(row) => showExpression(row.expression)}
                    openKey={kept.find((one) => one.expression === expr)?.id}
                    sortParam="kept"
                    empty={null}
                  />
                </PageSection>
              ) : null}
            </>
          )
        }
      </QueryContent>
      <PageSection title="Send metrics">
        <KeyedCommands project={project} steps={metricSnippets} />
      </PageSection>
    </SignalPage>
  );
}
