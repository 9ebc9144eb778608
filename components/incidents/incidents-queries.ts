import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/components/layout/fetch-json';
import type {
  Incident,
  incidentListSchema,
  incidentSchema,
} from '@/domain/incidents/incident-answers';
import type { IncidentAction } from '@/domain/incidents/schemas';

export interface IncidentsFilter {
  project: string;
  show: 'all' | 'open' | 'resolved';
  severity: string;
  service: string;
}

export const MOST_INCIDENTS = 100;

export const incidentsQueries = {
  all: (project: string) => ['incidents', project] as const,

  list: ({ project, show, severity, service }: IncidentsFilter) =>
    queryOptions({
      queryKey: [...incidentsQueries.all(project), 'list', show, severity, service],
      queryFn: ({ signal }) =>
        fetchJson<typeof incidentListSchema>('/api/ui/incidents', {
          query: {
            project,
            status: show === 'all' ? null : show,
            severity: severity || null,
            service: service || null,
            limit: MOST_INCIDENTS,
          },
          signal,
        }),
      placeholderData: keepPreviousData,
    }),

  one: (project: string, id: string) =>
    queryOptions({
      queryKey: [...incidentsQueries.all(project), 'one', id],
      queryFn: ({ signal }) =>
        fetchJson<typeof incidentSchema>(pathOf(id), { query: { project }, signal }),
    }),
};

export interface Declared {
  title?: string;
  severity?: string;
  services?: string[];
  impact?: string;
  commander?: string;
  alertIds?: string[];
}

export function declareIncident(project: string, body: Declared): Promise<Incident> {
  return fetchJson<typeof incidentSchema>('/api/ui/incidents', { query: { project }, body });
}

export function actOnIncident(
  project: string,
  id: string,
  body: IncidentAction,
): Promise<Incident> {
  return fetchJson<typeof incidentSchema>(`${pathOf(id)}/actions`, { query: { project }, body });
}

function pathOf(id: string): string {
  return `/api/ui/incidents/${encodeURIComponent(id)}`;
}
