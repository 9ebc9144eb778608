import { deliveryParams } from '../delivery/delivery-params';
import { deliveryReportSchema } from '../delivery/delivery-report';
import { deploymentSchema } from '../delivery/schemas';
import type { Endpoint } from './endpoint';
import { ingestEndpoint } from './ingest-endpoint';

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
];
