import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/components/layout/fetch-json';
import {
  foundPostmortemsSchema,
  learningSchema,
  precedentsSchema,
} from '@/domain/learning/learning-answer';

export const learningQueries = {
  overall: (project: string) =>
    queryOptions({
      queryKey: ['learning', project, 'overall'],
      queryFn: ({ signal }) =>
        fetchJson('/api/ui/learning', learningSchema, { query: { project }, signal }),
    }),

  found: (project: string, q: string) =>
    queryOptions({
      queryKey: ['learning', project, 'found', q],
      queryFn: ({ signal }) =>
        fetchJson('/api/ui/learning/search', foundPostmortemsSchema, {
          query: { project, q },
          signal,
        }),
      enabled: q !== '',
    }),

  before: (project: string, incident: string) =>
    queryOptions({
      queryKey: ['learning', project, 'before', incident],
      queryFn: ({ signal }) =>
        fetchJson(`/api/ui/incidents/${encodeURIComponent(incident)}/before`, precedentsSchema, {
          query: { project },
          signal,
        }),
    }),
};
