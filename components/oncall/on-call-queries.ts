import { queryOptions } from '@tanstack/react-query';
import { fetchJson, withQuery } from '@/components/layout/fetch-json';
import type {
  createdSchema,
  feedSchema,
  OverrideInput,
  onCallSchema,
  PolicyInput,
  ScheduleInput,
  TeamInput,
} from '@/domain/oncall/schemas';

const REFRESH_MS = 60_000;

export const onCallQueries = {
  all: (project: string) => ['on-call', project] as const,

  present: (project: string) =>
    queryOptions({
      queryKey: [...onCallQueries.all(project), 'present'],
      queryFn: ({ signal }) =>
        fetchJson<typeof onCallSchema>('/api/ui/on-call', { query: { project }, signal }),
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
      ? fetchJson<typeof createdSchema>(at(project, 'schedules'), { body })
      : fetchJson(at(project, `schedules/${id}`), { method: 'PUT', body }),

  removeSchedule: (project: string, id: string) =>
    fetchJson(at(project, `schedules/${id}`), { method: 'DELETE' }),

  openFeed: (project: string, id: string) =>
    fetchJson<typeof feedSchema>(at(project, `schedules/${id}/feed`), { method: 'POST' }),

  closeFeed: (project: string, id: string) =>
    fetchJson(at(project, `schedules/${id}/feed`), { method: 'DELETE' }),

  addOverride: (project: string, id: string, body: OverrideInput) =>
    fetchJson<typeof createdSchema>(at(project, `schedules/${id}/overrides`), { body }),

  removeOverride: (project: string, id: string, overrideId: string) =>
    fetchJson(at(project, `schedules/${id}/overrides/${overrideId}`), {
      method: 'DELETE',
    }),

  savePolicy: (project: string, id: string | null, body: PolicyInput) =>
    id === null
      ? fetchJson<typeof createdSchema>(at(project, 'policies'), { body })
      : fetchJson(at(project, `policies/${id}`), { method: 'PUT', body }),

  saveTeam: (project: string, id: string | null, body: TeamInput) =>
    id === null
      ? fetchJson<typeof createdSchema>(at(project, 'teams'), { body })
      : fetchJson(at(project, `teams/${id}`), { method: 'PUT', body }),

  removeTeam: (project: string, id: string) =>
    fetchJson(at(project, `teams/${id}`), { method: 'DELETE' }),

  removePolicy: (project: string, id: string) =>
    fetchJson(at(project, `policies/${id}`), { method: 'DELETE' }),
};
