import { z } from 'zod';
import { deliveryParams } from '../delivery/delivery-params';
import { deliveryReportSchema } from '../delivery/delivery-report';
import { deploymentSchema } from '../delivery/schemas';
import { WEBHOOK_KINDS } from '../webhooks/webhook-facts';
import { webhookIdParams } from '../webhooks/webhook-list';
import type { Endpoint } from './endpoint';
import { ingestEndpoint } from './ingest-endpoint';

const SENDERS = {
  github: 'a GitHub webhook',
  gitlab: 'a GitLab webhook',
  cdevents: 'CDEvents',
  alertmanager: 'Prometheus Alertmanager (webhook_config, version 4)',
} as const;

const webhookAnswerSchema = z.object({
  outcome: z.enum(['stored', 'ignored', 'repeated']),
  reason: z.string().optional(),
  became: z.array(z.string()).optional(),
});

export const DELIVERY_ENDPOINTS: Endpoint[] = [
  ingestEndpoint({
    path: '/api/v1/deployments',
    summary: 'Send deployments, as they begin and as they end',
    record: deploymentSchema,
  }),
  {
    method: 'get',
    path: '/api/v1/delivery',
    summary: 'The five delivery metrics (DORA), with the rows each is made of and leaves out',
    scope: 'read',
    query: deliveryParams,
    answer: {
      description: 'The report. Without data a figure is null, never 0.',
      content: { 'application/json': deliveryReportSchema },
    },
    failures: [400],
  },
  ...WEBHOOK_KINDS.map(
    (kind): Endpoint => ({
      method: 'post',
      path: `/api/v1/webhooks/${kind}/{endpointId}`,
      summary: `Take in a delivery of ${SENDERS[kind]}`,
      scope: null,
      params: webhookIdParams,
      body: {
        description: `What ${SENDERS[kind]} sends, with proof of the endpoint's secret; see Settings, Webhooks.`,
        content: { 'application/json': null },
      },
      answer: {
        status: 202,
        description: 'It was taken in, needs nothing, or was here before.',
        content: { 'application/json': webhookAnswerSchema },
      },
      failures: [400, 401, 404, 413, 503],
    }),
  ),
];
