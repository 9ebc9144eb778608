import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/components/layout/fetch-json';
import type {
  ActionDetail,
  actionDetailSchema,
  actionPageSchema,
} from '@/domain/actions/action-answers';
import type { ActionsView } from '@/domain/actions/actions-view';

/** What actions follow from. */
export interface ActionOrigin {
  incidentId?: string | undefined;
  postmortemId?: string | undefined;
}

export const MOST_ACTIONS = 200;

export const actionsQueries = {
  all: (project: string) => ['actions', project] as const,

  list: (project: string, { status, kind, owner }: ActionsView) =>
    queryOptions({
      queryKey: [...actionsQueries.all(project), 'list', status, kind, owner],
      queryFn: ({ signal }) =>
        fetchJson<typeof actionPageSchema>('/api/ui/actions', {
          query: {
            project,
            status,
            kind: kind === '' ? null : kind,
            owner: owner === '' ? null : owner,
            limit: MOST_ACTIONS,
          },
          signal,
        }),
      placeholderData: keepPreviousData,
    }),

  of: (project: string, { incidentId, postmortemId }: ActionOrigin) =>
    queryOptions({
      queryKey: [...actionsQueries.all(project), 'of', incidentId ?? '', postmortemId ?? ''],
      queryFn: ({ signal }) =>
        fetchJson<typeof actionPageSchema>('/api/ui/actions', {
          query: {
            project,
            incident: incidentId ?? null,
            postmortem: postmortemId ?? null,
            limit: MOST_ACTIONS,
          },
          signal,
        }),
    }),

  overdue: (project: string) =>
    queryOptions({
      queryKey: [...actionsQueries.all(project), 'overdue'],
      queryFn: ({ signal }) =>
        fetchJson<typeof actionPageSchema>('/api/ui/actions', {
          query: { project, overdue: 'true', limit: MOST_ACTIONS },
          signal,
        }),
    }),

  one: (project: string, id: string) =>
    queryOptions({
      queryKey: [...actionsQueries.all(project), 'one', id],
      queryFn: ({ signal }) =>
        fetchJson<typeof actionDetailSchema>(pathOf(id), { query: { project }, signal }),
    }),
};

export function createAction(
  project: string,
  body: Record<string, unknown>,
): Promise<ActionDetail> {
  return fetchJson<typeof actionDetailSchema>('/api/ui/actions', { query: { project }, body });
}

export function changeAction(
  project: string,
  id: string,
  body: Record<string, unknown>,
): Promise<ActionDetail> {
  return fetchJson<typeof actionDetailSchema>(pathOf(id), {
    method: 'PATCH',
    query: { project },
    body,
  });
}

function pathOf(id: string): string {
  return `/api/ui/actions/${encodeURIComponent(id)}`;
}
