import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { fetchJson, withQuery } from '@/components/layout/fetch-json';
import {
  createdSchema,
  feedSchema,
  type OverrideInput,
  onCallSchema,
  type PolicyInput,
  type ScheduleInput,
} from '@/domain/oncall/schemas';

const REFRESH_MS = 60_000;
const nothing = z.undefined();

export const onCallQueries = {
  all: (project: string) => ['on-call', project] as const,

  present: (project: string) =>
    queryOptions({
      queryKey: [...onCallQueries.all(project), 'present'],
      queryFn: ({ signal }) =>
        fetchJson('/api/ui/on-call', onCallSchema, { query: { project }, signal }),
      refetchInterval: REFRESH_MS,
    }),
};

export function calendarPath(project: string, id: string): string {
  return withQuery(`/api/ui/on-call/schedules/${id}/calendar`, { project });
}

const at = (project: string, path: string) => withQuery(`/api/ui/on-call/${path}`, { project });

/** Changes to who is woken; each throws ApiError with the server's words. */
export const onCallRequests = {
  /** Without an id a new one is made. */
  saveSchedule: (project: string, id: string | null, body: ScheduleInput) =>
    id === null
      ? fetchJson(at(project, 'schedules'), createdSchema, { body })
      : fetchJson(at(project, `schedules/${id}`), nothing, { method: 'PUT', body }),

  removeSchedule: (project: string, id: string) =>
    fetchJson(at(project, `schedules/${id}`), nothing, { method: 'DELETE' }),

  openFeed: (project: string, id: string) =>
    fetchJson(at(project, `schedules/${id}/feed`), feedSchema, { method: 'POST' }),

  closeFeed: (project: string, id: string) =>
    fetchJson(at(project, `schedules/${id}/feed`), nothing, { method: 'DELETE' }),

  addOverride: (project: string, id: string, body: OverrideInput) =>
    fetchJson(at(project, `schedules/${id}/overrides`), createdSchema, { body }),

  removeOverride: (project: string, id: string, overrideId: string) =>
    fetchJson(at(project, `schedules/${id}/overrides/${overrideId}`), nothing, {
      method: 'DELETE',
    }),

  savePolicy: (project: string, id: string | null, body: PolicyInput) =>
    id === null
      ? fetchJson(at(project, 'policies'), createdSchema, { body })
      : fetchJson(at(project, `policies/${id}`), nothing, { method: 'PUT', body }),

  removePolicy: (project: string, id: string) =>
    fetchJson(at(project, `policies/${id}`), nothing, { method: 'DELETE' }),
};
