import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { metricsQueries } from '@/components/metrics/metrics-queries';
import { MetricsView } from '@/components/metrics/metrics-view';
import { roleAtLeast } from '@/domain/access/role';
import { metricSeriesParams } from '@/domain/metrics/metric-answers';
import type { SearchRecord } from '@/domain/url-state/url-state';
import { answerMetricSeries } from '@/server/metrics/answer-metric-series';
import { answerMetrics } from '@/server/metrics/answer-metrics';
import { listDerivedMetrics } from '@/server/metrics/list-derived-metrics';
import { requireProject } from '@/server/web/session';
import { readMetricsSearch } from './search-params';

export const metadata: Metadata = { title: 'Metrics' };

interface MetricsPageProps {
  params: Promise<{ project: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function MetricsPage({ params, searchParams }: MetricsPageProps) {
  const { project, role } = await requireProject((await params).project);
  const { from, to, metric, where, group, agg } = await readMetricsSearch(searchParams);
  const filter = { project: project.slug, from, to };
  const shown = metricSeriesParams.safeParse({
    from,
    to,
    metric,
    where,
    group,
    agg: agg || undefined,
  });
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...metricsQueries.list(filter),
      queryFn: () => answerMetrics(project.id, { from, to }),
    }),
    client.prefetchQuery({
      ...metricsQueries.derived(project.slug),
      queryFn: () => listDerivedMetrics(project.id),
    }),
    ...(metric !== '' && shown.success
      ? [
          client.prefetchQuery({
            ...metricsQueries.series({ ...filter, metric, where, group, agg: agg || undefined }),
            queryFn: () => answerMetricSeries(project.id, shown.data),
          }),
        ]
      : []),
  ]);
  return (
    <HydrationBoundary state={state}>
      <MetricsView project={project.slug} mayChange={roleAtLeast(role, 'editor')} />
    </HydrationBoundary>
  );
}
