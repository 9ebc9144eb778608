import { z } from 'zod';
import type { Endpoint } from './endpoint';

const readiness = {
  'application/json': z.object({
    status: z.enum(['ready', 'not_ready']),
    checks: z.object({ database: z.enum(['ok', 'unreachable']) }),
  }),
};

export const SYSTEM_ENDPOINTS: Endpoint[] = [
  {
    method: 'get',
    path: '/healthz',
    summary: 'Liveness: the process answers',
    scope: null,
    answer: {
      description: 'Always the same; touches nothing else.',
      content: { 'application/json': z.object({ status: z.literal('ok') }) },
    },
  },
  {
    method: 'get',
    path: '/readyz',
    summary: 'Readiness: the database answers',
    scope: null,
    answer: { description: 'Ready.', content: readiness },
    otherAnswers: { 503: { description: 'Not ready.', content: readiness } },
  },
  {
    method: 'get',
    path: '/metrics',
    summary: 'This process in Prometheus text',
    scope: null,
    answer: { description: 'Prometheus exposition format.', content: { 'text/plain': null } },
  },
  {
    method: 'get',
    path: '/api/openapi.json',
    summary: 'This document',
    scope: null,
    answer: { description: 'OpenAPI 3.1.', content: { 'application/json': null } },
  },
];
