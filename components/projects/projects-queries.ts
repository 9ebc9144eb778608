import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/components/layout/fetch-json';
import type { auditPageSchema } from '@/domain/access/audit-list';
import { AUDIT_PAGE_ENTRIES } from '@/domain/access/audit-view';
import type {
  organisationListSchema,
  projectSettingsViewSchema,
} from '@/domain/projects/organisation';

export const projectsQueries = {
  settings: (project: string) =>
    queryOptions({
      queryKey: ['projects', 'settings', project],
      queryFn: ({ signal }) =>
        fetchJson<typeof projectSettingsViewSchema>('/api/ui/projects/settings', {
          query: { project },
          signal,
        }),
    }),

  /** An organisation's own log: newest first, a page at a time. */
  audit: (organisation: string) =>
    infiniteQueryOptions({
      queryKey: ['projects', 'audit', organisation],
      queryFn: ({ pageParam, signal }) =>
        fetchJson<typeof auditPageSchema>('/api/ui/organisation/audit', {
          query: { organisation, limit: AUDIT_PAGE_ENTRIES, cursor: pageParam },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),

  organisations: () =>
    queryOptions({
      queryKey: ['projects', 'organisations'],
      queryFn: ({ signal }) =>
        fetchJson<typeof organisationListSchema>('/api/ui/organisation', { signal }),
    }),
};
