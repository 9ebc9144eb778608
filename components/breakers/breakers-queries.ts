import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/components/layout/fetch-json';
import type { breakerDetailSchema, breakerListSchema } from '@/domain/breakers/breaker-answer';
import type { TimeRange } from '@/domain/time-range/time-range';

interface BreakersFilter extends TimeRange {
  project: string;
}

export const breakersQueries = {
  all: (project: string) => ['breakers', project] as const,

  list: (filter: BreakersFilter) =>
    queryOptions({
      queryKey: [...breakersQueries.all(filter.project), 'list', filter],
      queryFn: ({ signal }) =>
        fetchJson<typeof breakerListSchema>('/api/ui/breakers', { query: { ...filter }, signal }),
      placeholderData: keepPreviousData,
    }),

  one: (filter: BreakersFilter, id: string) =>
    queryOptions({
      queryKey: [...breakersQueries.all(filter.project), 'one', id, filter],
      queryFn: ({ signal }) =>
        fetchJson<typeof breakerDetailSchema>(`/api/ui/breakers/${encodeURIComponent(id)}`, {
          query: { ...filter },
          signal,
        }),
      placeholderData: keepPreviousData,
    }),
};
