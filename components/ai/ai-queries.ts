import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { fetchJson, withQuery } from '@/components/layout/fetch-json';
import { acceptanceAnswerSchema } from '@/domain/ai/acceptance-report';
import { aiCostsSchema, aiSeriesSchema } from '@/domain/ai/ai-series';
import {
  aiSettingsSchema,
  aiValuesSchema,
  type ChangeLimitInput,
  evaluationRunsSchema,
} from '@/domain/ai/ai-settings';
import { inferenceDetailSchema, inferencePageSchema } from '@/domain/ai/inference-view';
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
        fetchJson('/api/ui/ai/acceptance', acceptanceAnswerSchema, {
          query: { ...filter, groupBy, compare },
          signal,
        }),
      placeholderData: keepPreviousData,
    }),

  series: (filter: AiFilter, groupBy: AiField) =>
    queryOptions({
      queryKey: [...aiQueries.all(filter.project), 'series', filter, groupBy],
      queryFn: ({ signal }) =>
        fetchJson('/api/ui/ai/series', aiSeriesSchema, { query: { ...filter, groupBy }, signal }),
      placeholderData: keepPreviousData,
    }),

  costs: (filter: AiFilter) =>
    queryOptions({
      queryKey: [...aiQueries.all(filter.project), 'costs', filter],
      queryFn: ({ signal }) =>
        fetchJson('/api/ui/ai/costs', aiCostsSchema, { query: { ...filter }, signal }),
      placeholderData: keepPreviousData,
    }),

  evaluations: (filter: TimeRange & { project: string }) =>
    queryOptions({
      queryKey: [...aiQueries.all(filter.project), 'evaluations', filter],
      queryFn: ({ signal }) =>
        fetchJson('/api/ui/ai/evaluations', evaluationRunsSchema, {
          query: { ...filter },
          signal,
        }),
      placeholderData: keepPreviousData,
    }),

  ledger: (filter: AiFilter & { state: string | null; outcome: string | null }) =>
    infiniteQueryOptions({
      queryKey: [...aiQueries.all(filter.project), 'ledger', filter],
      queryFn: ({ pageParam, signal }) =>
        fetchJson('/api/ui/ai/inferences', inferencePageSchema, {
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
        fetchJson(`/api/ui/ai/inferences/${encodeURIComponent(id)}`, inferenceDetailSchema, {
          query: { project },
          signal,
        }),
    }),

  values: (project: string) =>
    queryOptions({
      queryKey: [...aiQueries.all(project), 'values'],
      queryFn: ({ signal }) =>
        fetchJson('/api/ui/ai/values', aiValuesSchema, { query: { project }, signal }),
    }),

  settings: (project: string) =>
    queryOptions({
      queryKey: [...aiQueries.all(project), 'settings'],
      queryFn: ({ signal }) =>
        fetchJson('/api/ui/ai/settings', aiSettingsSchema, { query: { project }, signal }),
    }),
};

const nothing = z.undefined();
const madeSchema = z.object({ id: z.string() });

/** Changes to limits and prices; each throws ApiError with the server's words. */
export const aiRequests = {
  changeLimit: (project: string, body: ChangeLimitInput) =>
    fetchJson(withQuery('/api/ui/ai/limits', { project }), nothing, { method: 'PUT', body }),

  addPrice: (project: string, body: Price) =>
    fetchJson(withQuery('/api/ui/ai/prices', { project }), madeSchema, { body }),

  changePrice: (project: string, id: string, body: Price) =>
    fetchJson(withQuery(`/api/ui/ai/prices/${id}`, { project }), nothing, { method: 'PUT', body }),

  removePrice: (project: string, id: string) =>
    fetchJson(withQuery(`/api/ui/ai/prices/${id}`, { project }), nothing, { method: 'DELETE' }),
};
