import { z } from 'zod';
import { logFacetsSchema } from '../logs/facets';
import { logHistogramSchema } from '../logs/histogram';
import { logPageSchema } from '../logs/log-page';
import {
  logFacetsParams,
  logHistogramParams,
  logSearchParams,
  logTailParams,
  trailParams,
} from '../logs/search-params';
import { trailSchema } from '../logs/trail';
import type { Endpoint } from './endpoint';
import { ingestEndpoint } from './ingest-endpoint';

const logRecordSchema = z
  .looseObject({
    time: z.union([z.string(), z.number()]).optional(),
    level: z.union([z.string(), z.number()]).optional(),
    message: z.string().optional(),
    service: z.string().optional(),
    env: z.string().optional(),
    version: z.string().optional(),
    traceId: z.string().optional(),
    correlationId: z.string().optional(),
    tenant: z.string().optional(),
    user: z.string().optional(),
    durationMs: z.number().optional(),
    error: z.unknown().optional(),
  })
  .meta({
    description:
      'A log record in any recognised shape: this one, pino, bunyan, winston, zap, structlog, ECS, GELF, Fluent Bit, Vector, Docker or Google Cloud. Other fields are kept as attributes.',
  });

export const LOG_ENDPOINTS: Endpoint[] = [
  ingestEndpoint({
    path: '/api/v1/logs',
    summary: 'Send log records',
    record: logRecordSchema,
  }),
  {
    method: 'get',
    path: '/api/v1/logs',
    summary: 'Search log events, newest first',
    scope: 'read',
    query: logSearchParams,
    answer: { description: 'A page of events.', content: { 'application/json': logPageSchema } },
    failures: [400],
  },
  {
    method: 'get',
    path: '/api/v1/logs/histogram',
    summary: 'Count matching events over time, by level',
    scope: 'read',
    query: logHistogramParams,
    answer: {
      description: 'Counts by bucket.',
      content: { 'application/json': logHistogramSchema },
    },
    failures: [400],
  },
  {
    method: 'get',
    path: '/api/v1/logs/facets',
    summary: 'Count the values of fields among matching events',
    scope: 'read',
    query: logFacetsParams,
    answer: { description: 'Counts by value.', content: { 'application/json': logFacetsSchema } },
    failures: [400],
  },
  {
    method: 'get',
    path: '/api/v1/logs/tail',
    summary: 'Follow matching events as they arrive',
    scope: 'read',
    query: logTailParams,
    answer: {
      description: 'Server-sent events, one log event each.',
      content: { 'text/event-stream': null },
    },
    failures: [400, 429],
  },
  {
    method: 'get',
    path: '/api/v1/trails/{id}',
    summary: 'Everything that carries one trace, correlation or request id, in order',
    scope: 'read',
    params: z.object({ id: z.string().min(1).max(255) }),
    query: trailParams,
    answer: { description: 'The trail.', content: { 'application/json': trailSchema } },
    failures: [400],
  },
];
