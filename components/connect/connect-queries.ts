import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/components/layout/fetch-json';
import type { IngestSample } from '@/domain/ingest/ingest-sample';

export type MadeKey = { id: string; key: string; prefix: string };

/** A line has to be seen within a second of its arrival. */
const LISTEN_EVERY_MS = 700;

export const connectQueries = {
  /** Records that came after one that is known; asked for until there are some. */
  arrivals: (project: string, after: string) =>
    queryOptions({
      queryKey: ['connect', project, 'arrivals', after],
      queryFn: ({ signal }) =>
        fetchJson<{ items: IngestSample[] }>('/api/ui/connect/arrivals', {
          query: { project, after },
          signal,
        }),
      staleTime: 0,
      refetchInterval: LISTEN_EVERY_MS,
    }),
};

/** Makes a key that can only send. The answer is the only place where it ever stands. */
export function makeIngestKey(project: string, name: string): Promise<MadeKey> {
  return fetchJson<MadeKey>(`/api/ui/connect/keys?project=${encodeURIComponent(project)}`, {
    body: { name },
  });
}
