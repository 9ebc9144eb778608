import { breakerSampleSchema, transitionSchema } from '../breakers/schemas';
import type { Endpoint } from './endpoint';
import { ingestEndpoint } from './ingest-endpoint';

export const BREAKER_ENDPOINTS: Endpoint[] = [
  ingestEndpoint({
    path: '/api/v1/breakers/transitions',
    summary: 'Send transitions of circuit breakers',
    record: transitionSchema,
  }),
  ingestEndpoint({
    path: '/api/v1/breakers/samples',
    summary: 'Send what went through circuit breakers',
    record: breakerSampleSchema,
  }),
];
