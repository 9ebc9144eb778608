import { queueSampleSchema } from '../queues/schemas';
import type { Endpoint } from './endpoint';
import { ingestEndpoint } from './ingest-endpoint';

export const QUEUE_ENDPOINTS: Endpoint[] = [
  ingestEndpoint({
    path: '/api/v1/queues/samples',
    summary: 'Send queue samples',
    record: queueSampleSchema,
  }),
];
