import { deliveryParams } from '@/domain/delivery/delivery-params';
import { answerDelivery } from '@/server/delivery/answer-delivery';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** The five delivery metrics, with the rows each is made of and leaves out. */
export const GET = withApiKey(
  { scope: 'read', query: deliveryParams },
  async ({ project, query }) => Response.json(await answerDelivery(project.id, query)),
);
