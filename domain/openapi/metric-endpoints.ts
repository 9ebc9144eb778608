import { metricSchema } from '../metrics/schemas';
import type { Endpoint } from './endpoint';
import { ingestEndpoint } from './ingest-endpoint';

export const METRIC_ENDPOINTS: Endpoint[] = [
  ingestEndpoint({
    path: '/api/v1/metrics',
    summary: 'Send metric points',
    record: metricSchema,
  }),
];
