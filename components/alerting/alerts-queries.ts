import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/components/layout/fetch-json';
import type { AlertActionInput } from '@/domain/alerting/alert-action-schema';
import type {
  ActedAlertAnswer,
  actedAlertSchema,
  alertDetailSchema,
  alertListSchema,
} from '@/domain/alerting/alert-answers';
import type { alertContextSchema } from '@/domain/alerting/alert-context';

interface AlertsFilter {
  project: string;
  state: 'open' | 'resolved';
  rule: string;
}

export const MOST_ALERTS = 200;

export const alertsQueries = {
  all: (project: string) => ['alerts', project] as const,

  list: ({ project, state, rule }: AlertsFilter) =>
    queryOptions({
      queryKey: [...alertsQueries.all(project), 'list', state, rule],
      queryFn: ({ signal }) =>
        fetchJson<typeof alertListSchema>('/api/ui/alerts', {
          query: { project, state, limit: MOST_ALERTS, rule: rule === '' ? null : rule },
          signal,
        }),
      placeholderData: keepPreviousData,
    }),

  one: (project: string, id: string) =>
    queryOptions({
      queryKey: [...alertsQueries.all(project), 'one', id],
      queryFn: ({ signal }) =>
        fetchJson<typeof alertDetailSchema>(pathOf(id), { query: { project }, signal }),
    }),

  context: (project: string, id: string) =>
    queryOptions({
      queryKey: [...alertsQueries.all(project), 'context', id],
      queryFn: ({ signal }) =>
        fetchJson<typeof alertContextSchema>(`${pathOf(id)}/context`, {
          query: { project },
          signal,
        }),
      staleTime: 30_000,
    }),
};

export function actOnAlert(
  project: string,
  id: string,
  body: AlertActionInput,
): Promise<ActedAlertAnswer> {
  return fetchJson<typeof actedAlertSchema>(`${pathOf(id)}/actions`, { query: { project }, body });
}

function pathOf(id: string): string {
  return `/api/ui/alerts/${encodeURIComponent(id)}`;
}
