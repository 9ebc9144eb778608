import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/components/layout/fetch-json';
import type { ServiceChange } from '@/domain/services/schemas';
import type { serviceDetailSchema, serviceListSchema } from '@/domain/services/service-answer';
import type { TimeRange } from '@/domain/time-range/time-range';

interface ServicesFilter extends TimeRange {
  project: string;
}

export const servicesQueries = {
  all: (project: string) => ['services', project] as const,

  list: (filter: ServicesFilter) =>
    queryOptions({
      queryKey: [...servicesQueries.all(filter.project), 'list', filter],
      queryFn: ({ signal }) =>
        fetchJson<typeof serviceListSchema>('/api/ui/services', { query: { ...filter }, signal }),
      placeholderData: keepPreviousData,
    }),

  one: (filter: ServicesFilter, name: string) =>
    queryOptions({
      queryKey: [...servicesQueries.all(filter.project), 'one', name, filter],
      queryFn: ({ signal }) =>
        fetchJson<typeof serviceDetailSchema>(pathOf(name), { query: { ...filter }, signal }),
      placeholderData: keepPreviousData,
    }),
};

export function changeService(
  project: string,
  name: string,
  body: ServiceChange,
): Promise<undefined> {
  return fetchJson(pathOf(name), { method: 'PATCH', query: { project }, body });
}

export function removeService(project: string, name: string): Promise<undefined> {
  return fetchJson(pathOf(name), { method: 'DELETE', query: { project } });
}

function pathOf(name: string): string {
  return `/api/ui/services/${encodeURIComponent(name)}`;
}
