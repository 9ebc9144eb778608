import { letterPageSchema, queueDetailSchema, queueListSchema } from '../queues/queue-answer';
import {
  deadLettersParams,
  letterGroupParams,
  queueParams,
  queuesParams,
} from '../queues/queue-params';
import { deadLetterSchema, queueSampleSchema } from '../queues/schemas';
import type { Endpoint } from './endpoint';
import { ingestEndpoint } from './ingest-endpoint';

export const QUEUE_ENDPOINTS: Endpoint[] = [
  ingestEndpoint({
    path: '/api/v1/queues/samples',
    summary: 'Send queue samples',
    record: queueSampleSchema,
  }),
  ingestEndpoint({
    path: '/api/v1/queues/dead-letters',
    summary: 'Send dead letters: messages that nobody could process',
    record: deadLetterSchema,
  }),
  {
    method: 'get',
    path: '/api/v1/queues',
    summary: 'Every queue as it stands, with the course of its depth; at most 1,000',
    scope: 'read',
    query: queuesParams,
    answer: {
      description: 'The queues. What nobody told is null, never 0.',
      content: { 'application/json': queueListSchema },
    },
    failures: [400],
  },
  {
    method: 'get',
    path: '/api/v1/queues/{queue}',
    summary: 'One queue: its state, its course and its dead letters by group',
    scope: 'read',
    query: queuesParams,
    params: queueParams,
    answer: {
      description: 'The queue.',
      content: { 'application/json': queueDetailSchema },
    },
    failures: [400, 404],
  },
  {
    method: 'get',
    path: '/api/v1/queues/dead-letters/{group}',
    summary: 'The dead letters of one group, newest first',
    scope: 'read',
    query: deadLettersParams,
    params: letterGroupParams,
    answer: {
      description: 'The letters.',
      content: { 'application/json': letterPageSchema },
    },
    failures: [400, 404],
  },
];
