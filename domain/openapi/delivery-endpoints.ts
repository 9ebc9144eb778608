import { deploymentSchema } from '../delivery/schemas';
import type { Endpoint } from './endpoint';
import { ingestEndpoint } from './ingest-endpoint';

export const DELIVERY_ENDPOINTS: Endpoint[] = [
  ingestEndpoint({
    path: '/api/v1/deployments',
    summary: 'Send deployments, as they begin and as they end',
    record: deploymentSchema,
  }),
];
