import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/components/layout/fetch-json';
import type { logFacetsSchema } from '@/domain/logs/facets';
import type { logHistogramSchema } from '@/domain/logs/histogram';
import type { logPageSchema, logSurroundingsSchema } from '@/domain/logs/log-page';
import type { TimeRange } from '@/domain/time-range/time-range';

/** What a search looks at; ranges as expressions, so that `now-1h` moves on with every refetch. */
export interface LogFilter extends TimeRange {
  project: string;
  q: string;
}

export const PAGE_LINES = 200;
export const HISTOGRAM_BUCKETS = 90;
/** Values listed of each field. */
export const FACET_VALUES = 20;
/** Lines before and after an open one, at first. */
export const SURROUNDING_FEW = 5;

export const logsQueries = {
  all: (project: string) => ['logs', project] as const,

  /** Lines newest first, a page at a time. */
  lines: (filter: LogFilter) =>
    infiniteQueryOptions({
      queryKey: [...logsQueries.all(filter.project), 'lines', filter],
      queryFn: ({ pageParam, signal }) =>
        fetchJson<typeof logPageSchema>('/api/ui/logs', {
          query: { ...filter, limit: PAGE_LINES, cursor: pageParam },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),

  histogram: (filter: LogFilter) =>
    queryOptions({
      queryKey: [...logsQueries.all(filter.project), 'histogram', filter],
      queryFn: ({ signal }) =>
        fetchJson<typeof logHistogramSchema>('/api/ui/logs/histogram', {
          query: { ...filter, buckets: HISTOGRAM_BUCKETS },
          signal,
        }),
      placeholderData: keepPreviousData,
    }),

  facets: (filter: LogFilter, fields: readonly string[]) =>
    queryOptions({
      queryKey: [...logsQueries.all(filter.project), 'facets', filter, fields],
      queryFn: ({ signal }) =>
        fetchJson<typeof logFacetsSchema>('/api/ui/logs/facets', {
          query: { ...filter, fields: fields.join(','), limit: FACET_VALUES },
          signal,
        }),
      placeholderData: keepPreviousData,
    }),

  /** One line by its cursor, with those of the same service around it. It never changes. */
  surroundings: (project: string, cursor: string, width: number) =>
    queryOptions({
      queryKey: [...logsQueries.all(project), 'surroundings', cursor, width],
      queryFn: ({ signal }) =>
        fetchJson<typeof logSurroundingsSchema>(
          `/api/ui/logs/${encodeURIComponent(cursor)}/surroundings`,
          { query: { project, before: width, after: width }, signal },
        ),
    }),

  /** Names of attributes that the project's recent lines carry. */
  fieldNames: (project: string) =>
    queryOptions({
      queryKey: [...logsQueries.all(project), 'field-names'],
      queryFn: ({ signal }) =>
        fetchJson<{ fields: string[] }>('/api/ui/logs/fields', {
          query: { project },
          signal,
        }),
      staleTime: 60_000,
    }),

  fieldValues: (project: string, field: string) =>
    queryOptions({
      queryKey: [...logsQueries.all(project), 'field-values', field],
      queryFn: ({ signal }) =>
        fetchJson<{ values: { value: string; count: number }[] }>('/api/ui/logs/field-values', {
          query: { project, field },
          signal,
        }),
      staleTime: 60_000,
    }),
};
