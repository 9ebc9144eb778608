import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { fetchJson, withQuery } from '@/components/layout/fetch-json';
import type { acceptanceAnswerSchema } from '@/domain/ai/acceptance-report';
import type { aiCostsSchema, aiSeriesSchema } from '@/domain/ai/ai-series';
import type {
  aiSettingsSchema,
  aiValuesSchema,
  ChangeLimitInput,
  evaluationRunsSchema,
} from '@/domain/ai/ai-settings';
import type { inferenceDetailSchema, inferencePageSchema } from '@/domain/ai/inference-view';
import type { Price } from '@/domain/ai/prices/price-table';
import type { AiField } from '@/domain/ai/rollup-key';
import type { TimeRange } from '@/domain/time-range/time-range';

export interface AiFilter extends TimeRange, Partial<Record<AiField, string>> {
  project: string;
}

/** Inferences a page of the ledger. */
export const LEDGER_PAGE = 50;

export const aiQueries = {
  all: (project: string) => ['ai', project] as const,

  acceptance: (filter: AiFilter, groupBy: AiField, compare: string | null) =>
    queryOptions({
      queryKey: [...aiQueries.all(filter.project), 'acceptance', filter, groupBy, compare],
      queryFn: ({ signal }) =>
        fetchJson<typeof acceptanceAnswerSchema>('/api/ui/ai/acceptance', {
          query: { ...filter, groupBy, compare, percentiles: 'none' },
          signal,
        }),
      placeholderData: keepPreviousData,
    }),

  behaviour: (filter: AiFilter, groupBy: AiField) =>
    queryOptions({
      queryKey: [...aiQueries.all(filter.project), 'behaviour', filter, groupBy],
      queryFn: ({ signal }) =>
        fetchJson<typeof acceptanceAnswerSchema>('/api/ui/ai/acceptance', {
          query: { ...filter, groupBy },
          signal,
        }),
      placeholderData: keepPreviousData,
    }),

  series: (filter: AiFilter, groupBy: AiField) =>
    queryOptions({
      queryKey: [...aiQueries.all(filter.project), 'series', filter, groupBy],
      queryFn: ({ signal }) =>
        fetchJson<typeof aiSeriesSchema>('/api/ui/ai/series', {
          query: { ...filter, groupBy },
          signal,
        }),
      placeholderData: keepPreviousData,
    }),

  costs: (filter: AiFilter) =>
    queryOptions({
      queryKey: [...aiQueries.all(filter.project), 'costs', filter],
      queryFn: ({ signal }) =>
        fetchJson<typeof aiCostsSchema>('/api/ui/ai/costs', { query: { ...filter }, signal }),
      placeholderData: keepPreviousData,
    }),

  evaluations: (filter: TimeRange & { project: string }) =>
    queryOptions({
      queryKey: [...aiQueries.all(filter.project), 'evaluations', filter],
      queryFn: ({ signal }) =>
        fetchJson<typeof evaluationRunsSchema>('/api/ui/ai/evaluations', {
          query: { ...filter },
          signal,
        }),
      placeholderData: keepPreviousData,
    }),

  ledger: (filter: AiFilter & { state: string | null; outcome: string | null }) =>
    infiniteQueryOptions({
      queryKey: [...aiQueries.all(filter.project), 'ledger', filter],
      queryFn: ({ pageParam, signal }) =>
        fetchJson<typeof inferencePageSchema>('/api/ui/ai/inferences', {
          query: { ...filter, limit: LEDGER_PAGE, cursor: pageParam },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),

  inference: (project: string, id: string) =>
    queryOptions({
      queryKey: [...aiQueries.all(project), 'inference', id],
      queryFn: ({ signal }) =>
        fetchJson<typeof inferenceDetailSchema>(`/api/ui/ai/inferences/${encodeURIComponent(id)}`, {
          query: { project },
          signal,
        }),
    }),

  values: (project: string) =>
    queryOptions({
      queryKey: [...aiQueries.all(project), 'values'],
      queryFn: ({ signal }) =>
        fetchJson<typeof aiValuesSchema>('/api/ui/ai/values', { query: { project }, signal }),
    }),

  settings: (project: string) =>
    queryOptions({
      queryKey: [...aiQueries.all(project), 'settings'],
      queryFn: ({ signal }) =>
        fetchJson<typeof aiSettingsSchema>('/api/ui/ai/settings', { query: { project }, signal }),
    }),
};

/** Changes to limits and prices; each throws ApiError with the server's words. */
export const aiRequests = {
  changeLimit: (project: string, body: ChangeLimitInput) =>
    fetchJson(withQuery('/api/ui/ai/limits', { project }), { method: 'PUT', body }),

  addPrice: (project: string, body: Price) =>
    fetchJson<{ id: string }>(withQuery('/api/ui/ai/prices', { project }), { body }),

  changePrice: (project: string, id: string, body: Price) =>
    fetchJson(withQuery(`/api/ui/ai/prices/${id}`, { project }), { method: 'PUT', body }),

  removePrice: (project: string, id: string) =>
    fetchJson(withQuery(`/api/ui/ai/prices/${id}`, { project }), { method: 'DELETE' }),
};
