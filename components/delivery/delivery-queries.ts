import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { fetchJson, withQuery } from '@/components/layout/fetch-json';
import type { deliveryMarksSchema } from '@/domain/delivery/cluster-marks';
import type { DeliveryMetric } from '@/domain/delivery/delivery-metrics';
import type { deliverySummarySchema, metricRowsSchema } from '@/domain/delivery/delivery-report';
import type {
  DecideIncidentInput,
  deploymentDetailSchema,
  deploymentListSchema,
} from '@/domain/delivery/deployment-list';
import type { TimeRange } from '@/domain/time-range/time-range';

/** What the page looks at; ranges as expressions, so that `now-30d` moves on with every refetch. */
export interface DeliveryFilter extends TimeRange {
  project: string;
  service?: string | undefined;
  environment?: string | undefined;
  hours: 'calendar' | 'business';
}

/** What the figures of the page are held against. */
export interface DeliveryCompare {
  compare?: 'before' | undefined;
  against?: string | undefined;
}

/** Marks change only when something is deployed. */
const MARKS_FRESH_MS = 30_000;

export const deliveryQueries = {
  all: (project: string) => ['delivery', project] as const,

  summary: (filter: DeliveryFilter, compare: DeliveryCompare = {}) =>
    queryOptions({
      queryKey: [...deliveryQueries.all(filter.project), 'summary', filter, compare],
      queryFn: ({ signal }) =>
        fetchJson<typeof deliverySummarySchema>('/api/ui/delivery', {
          query: { ...filter, ...compare },
          signal,
        }),
      placeholderData: keepPreviousData,
    }),

  rows: (filter: DeliveryFilter, metric: DeliveryMetric) =>
    queryOptions({
      queryKey: [...deliveryQueries.all(filter.project), 'rows', filter, metric],
      queryFn: ({ signal }) =>
        fetchJson<typeof metricRowsSchema>('/api/ui/delivery/rows', {
          query: { ...filter, metric },
          signal,
        }),
    }),

  deployments: ({ project, service, environment, from, to }: DeliveryFilter) =>
    queryOptions({
      queryKey: [...deliveryQueries.all(project), 'deployments', service, environment, from, to],
      queryFn: ({ signal }) =>
        fetchJson<typeof deploymentListSchema>('/api/ui/delivery/deployments', {
          query: { project, service, environment, from, to },
          signal,
        }),
      placeholderData: keepPreviousData,
    }),

  deployment: (project: string, ref: string) =>
    queryOptions({
      queryKey: [...deliveryQueries.all(project), 'deployment', ref],
      queryFn: ({ signal }) =>
        fetchJson<typeof deploymentDetailSchema>('/api/ui/delivery/deployment', {
          query: { project, ref },
          signal,
        }),
    }),

  marks: (project: string, { from, to }: TimeRange) =>
    queryOptions({
      queryKey: [...deliveryQueries.all(project), 'marks', from, to],
      queryFn: ({ signal }) =>
        fetchJson<typeof deliveryMarksSchema>('/api/ui/delivery/marks', {
          query: { project, from, to },
          signal,
        }),
      staleTime: MARKS_FRESH_MS,
      placeholderData: keepPreviousData,
    }),
};

/** Says whether a deployment made an incident. */
export function decideIncident(project: string, body: DecideIncidentInput): Promise<undefined> {
  const path = withQuery('/api/ui/delivery/incidents', { project });
  return fetchJson(path, { method: 'PUT', body });
}
