import type { WebhookKind } from '@/domain/webhooks/webhook-facts';
import { webhookIdParams } from '@/domain/webhooks/webhook-list';
import { metrics } from '../observability/metrics';
import { receiveWebhook } from '../webhooks/receive-webhook';
import { publicRoute } from './public-route';
import { readBounded } from './read-bounded';
import { type RouteArguments, readRouteParams } from './route-params';

/** GitHub sends no more than 25 MB. */
const MOST_BYTES = 25 * 1024 * 1024;

/** The route of one kind of webhook: open to everybody, since proof of the endpoint's secret is what admits. */
export function webhookRoute(
  kind: WebhookKind,
): (request: Request, args: RouteArguments) => Promise<Response> {
  return async (request, args) => {
    const response = await publicRoute(async () => {
      const { endpointId } = await readRouteParams(webhookIdParams, args);
      const answer = await receiveWebhook({
        kind,
        endpointId,
        headers: request.headers,
        readBody: () => readBounded(request, MOST_BYTES),
      });
      return Response.json(answer, { status: 202 });
    })(request);
    metrics().ingestRequests.inc({ signal: 'webhooks', status: String(response.status) });
    return response;
  };
}
