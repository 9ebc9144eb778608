import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/components/layout/fetch-json';
import type {
  foundPostmortemsSchema,
  learningSchema,
  precedentsSchema,
} from '@/domain/learning/learning-answer';

export const learningQueries = {
  overall: (project: string) =>
    queryOptions({
      queryKey: ['learning', project, 'overall'],
      queryFn: ({ signal }) =>
        fetchJson<typeof learningSchema>('/api/ui/learning', { query: { project }, signal }),
    }),

  found: (project: string, q: string) =>
    queryOptions({
      queryKey: ['learning', project, 'found', q],
      queryFn: ({ signal }) =>
        fetchJson<typeof foundPostmortemsSchema>('/api/ui/learning/search', {
          query: { project, q },
          signal,
        }),
      enabled: q !== '',
    }),

  before: (project: string, incident: string) =>
    queryOptions({
      queryKey: ['learning', project, 'before', incident],
      queryFn: ({ signal }) =>
        fetchJson<typeof precedentsSchema>(
          `/api/ui/incidents/${encodeURIComponent(incident)}/before`,
          {
            query: { project },
            signal,
          },
        ),
    }),
};
