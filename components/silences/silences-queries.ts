import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/components/layout/fetch-json';
import type { Matcher } from '@/domain/silences/matchers';
import type {
  SilenceAnswer,
  SilencesParams,
  silenceAnswerSchema,
  silenceListSchema,
  silencePreviewSchema,
} from '@/domain/silences/schemas';

export const silencesQueries = {
  all: (project: string) => ['silences', project] as const,

  list: (project: string, state: SilencesParams['state']) =>
    queryOptions({
      queryKey: [...silencesQueries.all(project), 'list', state],
      queryFn: ({ signal }) =>
        fetchJson<typeof silenceListSchema>('/api/ui/silences', {
          query: { project, state },
          signal,
        }),
      placeholderData: keepPreviousData,
    }),

  preview: (project: string, matchers: readonly Matcher[]) =>
    queryOptions({
      queryKey: [...silencesQueries.all(project), 'preview', matchers],
      queryFn: ({ signal }) =>
        fetchJson<typeof silencePreviewSchema>('/api/ui/silences/preview', {
          query: { project },
          body: { matchers },
          signal,
        }),
      placeholderData: keepPreviousData,
      retry: false,
    }),
};

export function createSilence(project: string, body: object): Promise<SilenceAnswer> {
  return fetchJson<typeof silenceAnswerSchema>('/api/ui/silences', { query: { project }, body });
}

export function extendSilence(project: string, id: string, endsAt: string): Promise<SilenceAnswer> {
  return fetchJson<typeof silenceAnswerSchema>(pathOf(id), {
    method: 'PATCH',
    query: { project },
    body: { endsAt },
  });
}

export function endSilence(project: string, id: string): Promise<SilenceAnswer> {
  return fetchJson<typeof silenceAnswerSchema>(pathOf(id), {
    method: 'DELETE',
    query: { project },
  });
}

function pathOf(id: string): string {
  return `/api/ui/silences/${encodeURIComponent(id)}`;
}
