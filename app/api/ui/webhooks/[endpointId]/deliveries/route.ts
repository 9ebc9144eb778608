import { webhookIdParams } from '@/domain/webhooks/webhook-list';
import { withProject } from '@/server/web/with-project';
import { listDeliveries } from '@/server/webhooks/list-webhooks';

/** The last deliveries of one endpoint, newest first. */
export const GET = withProject(
  { role: 'admin', params: webhookIdParams },
  async ({ ctx, params }) => Response.json({ items: await listDeliveries(ctx, params.endpointId) }),
);
