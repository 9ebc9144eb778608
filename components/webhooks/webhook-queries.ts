import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/components/layout/fetch-json';
import type { webhookDeliveriesSchema, webhookListSchema } from '@/domain/webhooks/webhook-list';

/** While a page waits for a delivery it asks so often. */
const LISTEN_MS = 2_000;

export const webhookQueries = {
  all: (project: string) => ['webhooks', project] as const,

  endpoints: (project: string) =>
    queryOptions({
      queryKey: [...webhookQueries.all(project), 'endpoints'],
      queryFn: ({ signal }) =>
        fetchJson<typeof webhookListSchema>('/api/ui/webhooks', { query: { project }, signal }),
      refetchInterval: 15_000,
    }),

  deliveries: (project: string, endpointId: string) =>
    queryOptions({
      queryKey: [...webhookQueries.all(project), 'deliveries', endpointId],
      queryFn: ({ signal }) =>
        fetchJson<typeof webhookDeliveriesSchema>(`/api/ui/webhooks/${endpointId}/deliveries`, {
          query: { project },
          signal,
        }),
      refetchInterval: LISTEN_MS,
    }),
};
