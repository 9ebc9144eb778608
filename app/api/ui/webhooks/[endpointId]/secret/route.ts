import { webhookIdParams } from '@/domain/webhooks/webhook-list';
import { withProject } from '@/server/web/with-project';
import { renewWebhookSecret } from '@/server/webhooks/renew-webhook-secret';

/** Makes another secret and tells it once. */
export const POST = withProject(
  { role: 'admin', params: webhookIdParams },
  async ({ ctx, params }) =>
    Response.json(await renewWebhookSecret({ ctx, id: params.endpointId })),
);
