import { changeWebhookSchema, webhookIdParams } from '@/domain/webhooks/webhook-list';
import { withProject } from '@/server/web/with-project';
import { changeWebhook } from '@/server/webhooks/change-webhook';
import { removeWebhook } from '@/server/webhooks/remove-webhook';

export const PATCH = withProject(
  { role: 'admin', params: webhookIdParams, body: changeWebhookSchema },
  async ({ ctx, params, body }) => {
    await changeWebhook({ ctx, id: params.endpointId, input: body });
    return new Response(null, { status: 204 });
  },
);

export const DELETE = withProject(
  { role: 'admin', params: webhookIdParams },
  async ({ ctx, params }) => {
    await removeWebhook({ ctx, id: params.endpointId });
    return new Response(null, { status: 204 });
  },
);
