import { fetchJson, withQuery } from '@/components/layout/fetch-json';
import type {
  ChangeWebhookInput,
  CreateWebhookInput,
  webhookSecretSchema,
} from '@/domain/webhooks/webhook-list';

const at = (project: string, rest = '') => withQuery(`/api/ui/webhooks${rest}`, { project });

/** Changes to a project's webhook endpoints; each throws ApiError with the server's words. */
export const webhookRequests = {
  create: (project: string, body: CreateWebhookInput) =>
    fetchJson<typeof webhookSecretSchema>(at(project), { body }),
  change: (project: string, id: string, body: ChangeWebhookInput) =>
    fetchJson(at(project, `/${id}`), { method: 'PATCH', body }),
  renewSecret: (project: string, id: string) =>
    fetchJson<typeof webhookSecretSchema>(at(project, `/${id}/secret`), { method: 'POST' }),
  remove: (project: string, id: string) => fetchJson(at(project, `/${id}`), { method: 'DELETE' }),
};
