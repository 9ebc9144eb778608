import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/components/layout/fetch-json';
import type {
  HeartbeatChange,
  heartbeatHistorySchema,
  heartbeatsSchema,
} from '@/domain/heartbeats/heartbeat-answers';
import type { TimeRange } from '@/domain/time-range/time-range';

interface HeartbeatsFilter extends TimeRange {
  project: string;
}

export const heartbeatsQueries = {
  all: (project: string) => ['heartbeats', project] as const,

  list: (filter: HeartbeatsFilter) =>
    queryOptions({
      queryKey: [...heartbeatsQueries.all(filter.project), 'list', filter],
      queryFn: ({ signal }) =>
        fetchJson<typeof heartbeatsSchema>('/api/ui/heartbeats', { query: { ...filter }, signal }),
      placeholderData: keepPreviousData,
    }),

  one: (filter: HeartbeatsFilter, slug: string) =>
    queryOptions({
      queryKey: [...heartbeatsQueries.all(filter.project), 'one', slug, filter],
      queryFn: ({ signal }) =>
        fetchJson<typeof heartbeatHistorySchema>(pathOf(slug), { query: { ...filter }, signal }),
      placeholderData: keepPreviousData,
    }),
};

export function changeHeartbeat(
  project: string,
  slug: string,
  body: HeartbeatChange,
): Promise<undefined> {
  return fetchJson(pathOf(slug), { method: 'PATCH', query: { project }, body });
}

export function deleteHeartbeat(project: string, slug: string): Promise<undefined> {
  return fetchJson(pathOf(slug), { method: 'DELETE', query: { project } });
}

function pathOf(slug: string): string {
  return `/api/ui/heartbeats/${encodeURIComponent(slug)}`;
}
