import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { fetchJson, withQuery } from '@/components/layout/fetch-json';
import { projectPath } from '@/components/layout/navigation';
import type {
  letterPageSchema,
  queueDetailSchema,
  queueListSchema,
} from '@/domain/queues/queue-answer';
import type { QueueKind } from '@/domain/queues/queue-sample';
import type { TimeRange } from '@/domain/time-range/time-range';

export interface QueuesFilter extends TimeRange {
  project: string;
}

const PAGE_LETTERS = 20;

export const queuesQueries = {
  all: (project: string) => ['queues', project] as const,

  list: (filter: QueuesFilter) =>
    queryOptions({
      queryKey: [...queuesQueries.all(filter.project), 'list', filter],
      queryFn: ({ signal }) =>
        fetchJson<typeof queueListSchema>('/api/ui/queues', { query: { ...filter }, signal }),
      placeholderData: keepPreviousData,
    }),

  one: (filter: QueuesFilter, id: string) =>
    queryOptions({
      queryKey: [...queuesQueries.all(filter.project), 'one', id, filter],
      queryFn: ({ signal }) =>
        fetchJson<typeof queueDetailSchema>(`/api/ui/queues/${id}`, {
          query: { ...filter },
          signal,
        }),
      placeholderData: keepPreviousData,
    }),

  letters: (project: string, group: string) =>
    infiniteQueryOptions({
      queryKey: [...queuesQueries.all(project), 'letters', group],
      queryFn: ({ pageParam, signal }) =>
        fetchJson<typeof letterPageSchema>(`/api/ui/queues/dead-letters/${group}`, {
          query: { project, limit: PAGE_LETTERS, cursor: pageParam },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
};

/** What people may say of queues and dead letters; each throws ApiError with the server's words. */
export const queuesRequests = {
  decideKind: (project: string, id: string, kind: QueueKind | null) =>
    fetchJson(withQuery(`/api/ui/queues/${id}/kind`, { project }), {
      method: 'PUT',
      body: { kind },
    }),

  handle: (project: string, group: string, body: { isHandled: boolean; note: string }) =>
    fetchJson(withQuery(`/api/ui/queues/dead-letters/${group}/handled`, { project }), {
      method: 'PUT',
      body,
    }),

  own: (project: string, group: string, ownerId: string | null) =>
    fetchJson(withQuery(`/api/ui/queues/dead-letters/${group}/owner`, { project }), {
      method: 'PUT',
      body: { ownerId },
    }),
};

export function queuePath(project: string, id: string): string {
  return projectPath(project, `queues/${id}`);
}
