import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { fetchJson } from '@/components/layout/fetch-json';
import { ingestKeySchema, ingestSamplesSchema } from '@/domain/ingest/ingest-sample';

export interface SampleFilter {
  project: string;
  /** A key's id; empty for all. */
  key: string;
  /** A way in; empty for all. */
  route: string;
  outcome: '' | 'accepted' | 'rejected';
}

const keysSchema = z.object({ items: z.array(ingestKeySchema) });

export const ingestQueries = {
  samples: (filter: SampleFilter) =>
    infiniteQueryOptions({
      queryKey: ['ingest', filter.project, 'samples', filter],
      queryFn: ({ pageParam, signal }) =>
        fetchJson('/api/ui/ingest/samples', ingestSamplesSchema, {
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
        fetchJson('/api/ui/ingest/keys', keysSchema, { query: { project }, signal }),
    }),
};
