import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/components/layout/fetch-json';
import type {
  ChangeSavedViewInput,
  CreateSavedViewInput,
  SavedView,
} from '@/domain/projects/saved-view';

export const savedViewsQueries = {
  logs: (project: string) =>
    queryOptions({
      queryKey: ['saved-views', project, 'logs'],
      queryFn: ({ signal }) =>
        fetchJson<{ items: SavedView[] }>('/api/ui/saved-views', {
          query: { project, noun: 'logs' },
          signal,
        }),
      staleTime: 60_000,
    }),
};

export function createSavedView(
  project: string,
  body: CreateSavedViewInput,
): Promise<{ id: string }> {
  return fetchJson<{ id: string }>('/api/ui/saved-views', {
    method: 'POST',
    query: { project },
    body,
  });
}

export async function changeSavedView(
  project: string,
  id: string,
  body: ChangeSavedViewInput,
): Promise<void> {
  const path = `/api/ui/saved-views/${encodeURIComponent(id)}`;
  await fetchJson(path, { method: 'PATCH', query: { project }, body });
}

export async function deleteSavedView(project: string, id: string): Promise<void> {
  const path = `/api/ui/saved-views/${encodeURIComponent(id)}`;
  await fetchJson(path, { method: 'DELETE', query: { project } });
}
