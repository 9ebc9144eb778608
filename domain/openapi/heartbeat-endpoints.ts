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
  summary: 'Say that a job is alive, or that it failed',
  scope: 'ingest',
  params: z.object({ slug: heartbeatSlugSchema }),
  query: beatParams,
  answer: {
    description: 'The beat as it was taken; answered after the commit.',
    content: { 'application/json': beatSchema },
  },
  failures: [400, 404, 429],
} as const;

export const HEARTBEAT_ENDPOINTS: Endpoint[] = [
  { ...BEAT, failures: [...BEAT.failures], method: 'get' },
  {
    ...BEAT,
    method: 'head',
    summary: 'As GET, without a body',
    answer: { description: 'It was taken.', content: {} },
    failures: [],
    otherAnswers: Object.fromEntries(
      [400, 401, 403, 404, 429, 503].map((status) => [
        status,
        { description: 'It was not taken; a GET says why.', content: {} },
      ]),
    ),
  },
  {
    ...BEAT,
    failures: [...BEAT.failures],
    method: 'post',
    body: {
      description: 'What the job had to say, as text; its first 8 KiB are kept.',
      isOptional: true,
      content: { '*/*': null },
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
