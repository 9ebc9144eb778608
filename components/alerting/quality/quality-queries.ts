import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/components/layout/fetch-json';
import type {
  qualityAnswerSchema,
  suggestionSchema,
} from '@/domain/alerting/quality/quality-answer';

export const qualityQueries = {
  all: (project: string) =>
    queryOptions({
      queryKey: ['alerts', project, 'quality'],
      queryFn: ({ signal }) =>
        fetchJson<typeof qualityAnswerSchema>('/api/ui/alerts/quality', {
          query: { project },
          signal,
        }),
    }),

  suggestion: (project: string, rule: string) =>
    queryOptions({
      queryKey: ['rules', project, 'suggestion', rule],
      queryFn: ({ signal }) =>
        fetchJson<typeof suggestionSchema>(`/api/ui/rules/${encodeURIComponent(rule)}/suggestion`, {
          query: { project },
          signal,
        }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
};
