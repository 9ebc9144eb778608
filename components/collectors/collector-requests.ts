import { z } from 'zod';
import { fetchJson, withQuery } from '@/components/layout/fetch-json';
import {
  type ChangeCollectorInput,
  type CreateCollectorInput,
  collectorOutcomeSchema,
  createdCollectorSchema,
} from '@/domain/collectors/schemas';

const nothing = z.undefined();

/** Changes to what the worker visits; each throws ApiError with the server's words. */
export const collectorRequests = {
  create: (project: string, body: CreateCollectorInput) =>
    fetchJson(withQuery('/api/ui/collectors', { project }), createdCollectorSchema, { body }),

  test: (project: string, body: CreateCollectorInput) =>
    fetchJson(withQuery('/api/ui/collectors/test', { project }), collectorOutcomeSchema, { body }),

  change: (project: string, id: string, body: ChangeCollectorInput) =>
    fetchJson(withQuery(`/api/ui/collectors/${id}`, { project }), nothing, {
      method: 'PATCH',
      body,
    }),

  remove: (project: string, id: string) =>
    fetchJson(withQuery(`/api/ui/collectors/${id}`, { project }), nothing, { method: 'DELETE' }),
};
