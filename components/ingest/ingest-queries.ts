import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/components/layout/fetch-json';
import type { IngestKey, ingestSamplesSchema } from '@/domain/ingest/ingest-sample';

export interface SampleFilter {
  project: string;
  /** A key's id; empty for all. */
  key: string;
  /** A way in; empty for all. */
  route: string;
  outcome: '' | 'accepted' | 'rejected';
}

export const ingestQueries = {
  samples: (filter: SampleFilter) =>
    infiniteQueryOptions({
      queryKey: ['ingest', filter.project, 'samples', filter],
      queryFn: ({ pageParam, signal }) =>
        fetchJson<typeof ingestSamplesSchema>('/api/ui/ingest/samples', {
          query: {
            project: filter.project,
            key: filter.key || null,
            route: filter.route || null,
            outcome: filter.outcome || null,
            cursor: pageParam,
          },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),

  keys: (project: string) =>
    queryOptions({
      queryKey: ['ingest', project, 'keys'],
      queryFn: ({ signal }) =>
        fetchJson<{ items: IngestKey[] }>('/api/ui/ingest/keys', { query: { project }, signal }),
    }),
};
