import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/components/layout/fetch-json';
import { breakerDetailSchema, breakerListSchema } from '@/domain/breakers/breaker-answer';
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
        fetchJson('/api/ui/breakers', breakerListSchema, { query: { ...filter }, signal }),
      placeholderData: keepPreviousData,
    }),

  one: (filter: BreakersFilter, id: string) =>
    queryOptions({
      queryKey: [...breakersQueries.all(filter.project), 'one', id, filter],
      queryFn: ({ signal }) =>
        fetchJson(`/api/ui/breakers/${encodeURIComponent(id)}`, breakerDetailSchema, {
          query: { ...filter },
          signal,
        }),
      placeholderData: keepPreviousData,
    }),
};
