import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/components/layout/fetch-json';
import type { apiKeyListSchema } from '@/domain/access/api-key-list';
import type { auditPageSchema } from '@/domain/access/audit-list';
import { AUDIT_PAGE_ENTRIES, type AuditView } from '@/domain/access/audit-view';
import type { memberListSchema } from '@/domain/access/member-list';
import type { sessionListSchema } from '@/domain/access/session-list';

export const accessQueries = {
  all: (project: string) => ['access', project] as const,

  apiKeys: (project: string) =>
    queryOptions({
      queryKey: [...accessQueries.all(project), 'api-keys'],
      queryFn: ({ signal }) =>
        fetchJson<typeof apiKeyListSchema>('/api/ui/access/api-keys', {
          query: { project },
          signal,
        }),
    }),

  members: (project: string) =>
    queryOptions({
      queryKey: [...accessQueries.all(project), 'members'],
      queryFn: ({ signal }) =>
        fetchJson<typeof memberListSchema>('/api/ui/access/members', {
          query: { project },
          signal,
        }),
    }),

  /** Newest first, a page at a time. */
  audit: (project: string, view: AuditView) =>
    infiniteQueryOptions({
      queryKey: [...accessQueries.all(project), 'audit', view],
      queryFn: ({ pageParam, signal }) =>
        fetchJson<typeof auditPageSchema>('/api/ui/access/audit', {
          query: {
            project,
            action: view.action || undefined,
            actor: view.actor || undefined,
            limit: AUDIT_PAGE_ENTRIES,
            cursor: pageParam,
          },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),

  sessions: () =>
    queryOptions({
      queryKey: ['account', 'sessions'],
      queryFn: ({ signal }) =>
        fetchJson<typeof sessionListSchema>('/api/ui/account/sessions', { signal }),
    }),
};
