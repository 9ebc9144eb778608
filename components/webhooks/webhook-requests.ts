import { z } from 'zod';
import { fetchJson, withQuery } from '@/components/layout/fetch-json';
import {
  type ChangeWebhookInput,
  type CreateWebhookInput,
  webhookSecretSchema,
} from '@/domain/webhooks/webhook-list';

const nothing = z.undefined();
const at = (project: string, rest = '') => withQuery(`/api/ui/webhooks${rest}`, { project });

/** Changes to a project's webhook endpoints; each throws ApiError with the server's words. */
export const webhookRequests = {
  create: (project: string, body: CreateWebhookInput) =>
    fetchJson(at(project), webhookSecretSchema, { body }),
  change: (project: string, id: string, body: ChangeWebhookInput) =>
    fetchJson(at(project, `/${id}`), nothing, { method: 'PATCH', body }),
  renewSecret: (project: string, id: string) =>
    fetchJson(at(project, `/${id}/secret`), webhookSecretSchema, { method: 'POST' }),
  remove: (project: string, id: string) =>
    fetchJson(at(project, `/${id}`), nothing, { method: 'DELETE' }),
};
