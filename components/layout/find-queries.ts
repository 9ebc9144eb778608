import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { foundThingsSchema } from '@/domain/find/found-things';
import { fetchJson } from './fetch-json';

export const findQueries = {
  named: (project: string, q: string) =>
    queryOptions({
      queryKey: ['find', project, q],
      queryFn: ({ signal }) =>
        fetchJson<typeof foundThingsSchema>('/api/ui/find', { query: { project, q }, signal }),
      placeholderData: keepPreviousData,
      enabled: q !== '',
    }),
};
