import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/components/layout/fetch-json';
import type { overviewSchema, overviewStripSchema } from '@/domain/overview/overview-answer';
import type { TimeRange } from '@/domain/time-range/time-range';

export const overviewQueries = {
  all: (project: string) => ['overview', project] as const,

  now: (project: string) =>
    queryOptions({
      queryKey: [...overviewQueries.all(project), 'now'],
      queryFn: ({ signal }) =>
        fetchJson<typeof overviewSchema>('/api/ui/overview', { query: { project }, signal }),
    }),

  /** Of one service alone where it is named. */
  strip: (project: string, { from, to }: TimeRange, service?: string) =>
    queryOptions({
      queryKey: [...overviewQueries.all(project), 'strip', from, to, service ?? null],
      queryFn: ({ signal }) =>
        fetchJson<typeof overviewStripSchema>('/api/ui/overview/strip', {
          query: { project, from, to, service },
          signal,
        }),
      placeholderData: keepPreviousData,
    }),
};
