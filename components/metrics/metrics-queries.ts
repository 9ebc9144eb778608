import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/components/layout/fetch-json';
import type {
  DerivedMetricInput,
  derivedMetricsSchema,
  metricExpressionSchema,
  metricLabelsSchema,
  metricSeriesSchema,
  metricsSchema,
} from '@/domain/metrics/metric-answers';
import type { TimeRange } from '@/domain/time-range/time-range';

interface MetricsFilter extends TimeRange {
  project: string;
}

export interface SeriesFilter extends MetricsFilter {
  metric: string;
  where: readonly string[];
  group: string;
  /** Undefined leaves it to the metric's type. */
  agg: string | undefined;
}

export const metricsQueries = {
  list: (filter: MetricsFilter) =>
    queryOptions({
      queryKey: ['metrics', filter.project, 'list', filter],
      queryFn: ({ signal }) =>
        fetchJson<typeof metricsSchema>('/api/ui/metrics', { query: { ...filter }, signal }),
      placeholderData: keepPreviousData,
    }),

  labels: (project: string, metric: string) =>
    queryOptions({
      queryKey: ['metrics', project, 'labels', metric],
      queryFn: ({ signal }) =>
        fetchJson<typeof metricLabelsSchema>('/api/ui/metrics/labels', {
          query: { project, metric },
          signal,
        }),
      enabled: metric !== '',
      staleTime: 30_000,
    }),

  series: (filter: SeriesFilter) =>
    queryOptions({
      queryKey: ['metrics', filter.project, 'series', filter],
      queryFn: ({ signal }) =>
        fetchJson<typeof metricSeriesSchema>('/api/ui/metrics/series', {
          query: { ...filter },
          signal,
        }),
      enabled: filter.metric !== '',
    }),

  expression: (filter: MetricsFilter, expr: string) =>
    queryOptions({
      queryKey: ['metrics', filter.project, 'expression', filter, expr],
      queryFn: ({ signal }) =>
        fetchJson<typeof metricExpressionSchema>('/api/ui/metrics/expression', {
          query: { ...filter, expr },
          signal,
        }),
      enabled: expr !== '',
      retry: false,
    }),

  derived: (project: string) =>
    queryOptions({
      queryKey: ['metrics', project, 'derived'],
      queryFn: ({ signal }) =>
        fetchJson<typeof derivedMetricsSchema>('/api/ui/metrics/derived', {
          query: { project },
          signal,
        }),
    }),
};

export function createDerivedMetric(
  project: string,
  body: DerivedMetricInput,
): Promise<{ id: string }> {
  return fetchJson<{ id: string }>('/api/ui/metrics/derived', { query: { project }, body });
}

export function changeDerivedMetric(
  project: string,
  id: string,
  body: DerivedMetricInput,
): Promise<undefined> {
  return fetchJson(`/api/ui/metrics/derived/${id}`, {
    method: 'PATCH',
    query: { project },
    body,
  });
}

export function deleteDerivedMetric(project: string, id: string): Promise<undefined> {
  return fetchJson(`/api/ui/metrics/derived/${id}`, {
    method: 'DELETE',
    query: { project },
  });
}
