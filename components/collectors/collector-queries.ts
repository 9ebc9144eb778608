import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/components/layout/fetch-json';
import type { collectorListSchema } from '@/domain/collectors/schemas';

const REFRESH_MS = 5_000;

export const collectorQueries = {
  all: (project: string) => ['collectors', project] as const,

  /** Read again and again: the worker visits while somebody looks. */
  list: (project: string) =>
    queryOptions({
      queryKey: [...collectorQueries.all(project), 'list'],
      queryFn: ({ signal }) =>
        fetchJson<typeof collectorListSchema>('/api/ui/collectors', { query: { project }, signal }),
      refetchInterval: REFRESH_MS,
    }),
};
