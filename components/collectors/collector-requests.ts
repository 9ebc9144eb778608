import { fetchJson, withQuery } from '@/components/layout/fetch-json';
import type {
  ChangeCollectorInput,
  CreateCollectorInput,
  collectorOutcomeSchema,
  createdCollectorSchema,
} from '@/domain/collectors/schemas';

/** Changes to what the worker visits; each throws ApiError with the server's words. */
export const collectorRequests = {
  create: (project: string, body: CreateCollectorInput) =>
    fetchJson<typeof createdCollectorSchema>(withQuery('/api/ui/collectors', { project }), {
      body,
    }),

  test: (project: string, body: CreateCollectorInput) =>
    fetchJson<typeof collectorOutcomeSchema>(withQuery('/api/ui/collectors/test', { project }), {
      body,
    }),

  change: (project: string, id: string, body: ChangeCollectorInput) =>
    fetchJson(withQuery(`/api/ui/collectors/${id}`, { project }), {
      method: 'PATCH',
      body,
    }),

  remove: (project: string, id: string) =>
    fetchJson(withQuery(`/api/ui/collectors/${id}`, { project }), { method: 'DELETE' }),
};
