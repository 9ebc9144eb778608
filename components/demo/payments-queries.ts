import { queryOptions } from '@tanstack/react-query';
import { fetchJson, withQuery } from '@/components/layout/fetch-json';
import type { paymentsStateSchema } from '@/domain/demo/payments-state';

const ASKED_AGAIN_MS = 5_000;

export const paymentsQueries = {
  /** The demo shop's payments service; asked again, since anybody may break it and it mends by itself. */
  state: (project: string) =>
    queryOptions({
      queryKey: ['demo', 'payments', project],
      queryFn: ({ signal }) =>
        fetchJson<typeof paymentsStateSchema>('/api/ui/demo/payments', {
          query: { project },
          signal,
        }),
      refetchInterval: ASKED_AGAIN_MS,
    }),
};

/** Breaks or mends it. */
export const changePayments = (project: string, down: boolean) =>
  fetchJson(withQuery('/api/ui/demo/payments/outage', { project }), {
    method: down ? 'PUT' : 'DELETE',
  });
