import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/components/layout/fetch-json';
import type { logPageSchema } from '@/domain/logs/log-page';
import type { trailSchema } from '@/domain/logs/trail';

/** Errors of the last day that can be followed, newest first. */
export const RECENT_ERRORS = {
  q: 'level:>=error (trace:* OR correlation:*)',
  from: 'now-24h',
  to: 'now',
  limit: 30,
} as const;

export const TRAIL_PAGE = 500;

export const trailsQueries = {
  trail: (project: string, id: string) =>
    infiniteQueryOptions({
      queryKey: ['trails', project, id],
      queryFn: ({ pageParam, signal }) =>
        fetchJson<typeof trailSchema>(`/api/ui/trails/${encodeURIComponent(id)}`, {
          query: { project, limit: TRAIL_PAGE, cursor: pageParam },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),

  recentErrors: (project: string) =>
    queryOptions({
      queryKey: ['trails', project, 'recent-errors'],
      queryFn: ({ signal }) =>
        fetchJson<typeof logPageSchema>('/api/ui/logs', {
          query: { project, ...RECENT_ERRORS },
          signal,
        }),
    }),
};
