import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { fetchJson } from '@/components/layout/fetch-json';
import type { ServiceChange } from '@/domain/services/schemas';
import { serviceDetailSchema, serviceListSchema } from '@/domain/services/service-answer';
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
        fetchJson('/api/ui/services', serviceListSchema, { query: { ...filter }, signal }),
      placeholderData: keepPreviousData,
    }),

  one: (filter: ServicesFilter, name: string) =>
    queryOptions({
      queryKey: [...servicesQueries.all(filter.project), 'one', name, filter],
      queryFn: ({ signal }) =>
        fetchJson(pathOf(name), serviceDetailSchema, { query: { ...filter }, signal }),
      placeholderData: keepPreviousData,
    }),
};

export function changeService(
  project: string,
  name: string,
  body: ServiceChange,
): Promise<undefined> {
  return fetchJson(pathOf(name), z.undefined(), { method: 'PATCH', query: { project }, body });
}

function pathOf(name: string): string {
  return `/api/ui/services/${encodeURIComponent(name)}`;
}
