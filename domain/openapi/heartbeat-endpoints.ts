import { z } from 'zod';
import { heartbeatsParams, heartbeatsSchema } from '../heartbeats/heartbeat-answers';
import { beatParams, heartbeatSlugSchema } from '../heartbeats/schemas';
import type { Endpoint } from './endpoint';

const beatSchema = z.object({
  slug: z.string(),
  status: z.enum(['ok', 'fail']),
  at: z.string(),
  nextExpectedAt: z.string().nullable(),
  paused: z.boolean(),
});

const BEAT = {
  path: '/api/v1/heartbeats/{slug}',
  summary: 'Say that a job is alive, or that it failed; HEAD does as GET',
  scope: 'ingest',
  params: z.object({ slug: heartbeatSlugSchema }),
  query: beatParams,
  answer: {
    description: 'The beat as it was taken; answered after the commit.',
    content: { 'application/json': beatSchema },
  },
  failures: [400, 404, 413, 429],
} as const;

export const HEARTBEAT_ENDPOINTS: Endpoint[] = [
  { ...BEAT, failures: [...BEAT.failures], method: 'get' },
  {
    ...BEAT,
    failures: [...BEAT.failures],
    method: 'post',
    body: {
      description: 'What the job had to say, as text; its first 8 KiB are kept.',
      content: { 'text/plain': null },
    },
  },
  {
    method: 'get',
    path: '/api/v1/heartbeats',
    summary: 'List heartbeats: their present, and their course over a window',
    scope: 'read',
    query: heartbeatsParams,
    answer: {
      description: 'Every heartbeat.',
      content: { 'application/json': heartbeatsSchema },
    },
    failures: [400],
  },
];
