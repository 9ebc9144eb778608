import { inferenceSchema, verdictSchema } from '../ai/schemas';
import type { Endpoint } from './endpoint';
import { ingestEndpoint } from './ingest-endpoint';

export const AI_ENDPOINTS: Endpoint[] = [
  ingestEndpoint({
    path: '/api/v1/ai/inferences',
    summary: 'Send inferences: what a model was asked, and what it took',
    record: inferenceSchema,
  }),
  ingestEndpoint({
    path: '/api/v1/ai/verdicts',
    summary: 'Send verdicts: what people made of an answer',
    record: verdictSchema,
  }),
];
