import { breakerListSchema } from '../breakers/breaker-answer';
import { breakersParams } from '../breakers/breaker-params';
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
  {
    method: 'get',
    path: '/api/v1/breakers',
    summary: 'Circuit breakers: how each stands, its states, calls and rates over a range',
    scope: 'read',
    query: breakersParams,
    answer: {
      description: 'The worst first; states that nobody told are null.',
      content: { 'application/json': breakerListSchema },
    },
    failures: [400],
  },
];
