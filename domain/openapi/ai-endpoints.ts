import { acceptanceParams } from '../ai/acceptance-params';
import { acceptanceAnswerSchema } from '../ai/acceptance-report';
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
  {
    method: 'get',
    path: '/api/v1/ai/acceptance',
    summary:
      'How often answers are accepted, by feature, model, prompt or tenant, and two of them compared',
    scope: 'read',
    query: acceptanceParams,
    answer: {
      description:
        'Groups, the largest first. Explicit verdicts and those read from behaviour are never pooled: "feedback" says of which the counts are. The whole hours of the range are counted.',
      content: { 'application/json': acceptanceAnswerSchema },
    },
    failures: [400],
  },
];
