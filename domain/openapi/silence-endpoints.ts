import {
  silenceAnswerSchema,
  silenceIdParams,
  silenceListSchema,
  silenceMatchersSchema,
  silencePatchSchema,
  silencePreviewSchema,
  silenceSchema,
  silencesParams,
} from '../silences/schemas';
import type { Endpoint } from './endpoint';

const silence = { 'application/json': silenceAnswerSchema };

export const SILENCE_ENDPOINTS: Endpoint[] = [
  {
    method: 'get',
    path: '/api/v1/silences',
    summary: 'List silences and maintenance windows',
    scope: 'read',
    query: silencesParams,
    answer: {
      description: 'Those that are not over, unless others are asked for.',
      content: { 'application/json': silenceListSchema },
    },
    failures: [400],
  },
  {
    method: 'post',
    path: '/api/v1/silences',
    summary: 'Have nobody told of what matches, until an end',
    scope: 'write',
    body: {
      description:
        'Alerts still fire, and their ledger says who was not told and why; what still fires at the end pages at once. Matchers go by rule (its key), service, severity and the labels that a rule groups by.',
      content: { 'application/json': silenceSchema },
    },
    answer: { status: 201, description: 'The silence.', content: silence },
    failures: [400, 404, 413, 415],
  },
  {
    method: 'post',
    path: '/api/v1/silences/preview',
    summary: 'What matchers match now and would have matched in the last days; changes nothing',
    scope: 'read',
    body: {
      description: 'The matchers alone.',
      content: { 'application/json': silenceMatchersSchema },
    },
    answer: {
      description: 'How many alerts, and the newest of them.',
      content: { 'application/json': silencePreviewSchema },
    },
    failures: [400, 413, 415],
  },
  {
    method: 'patch',
    path: '/api/v1/silences/{id}',
    summary: 'Extend or shorten a silence, or say better why',
    scope: 'write',
    params: silenceIdParams,
    body: {
      description: 'Either "endsAt" or "minutes" from now, and a reason.',
      content: { 'application/json': silencePatchSchema },
    },
    answer: { description: 'The silence after it.', content: silence },
    failures: [400, 404, 409, 413, 415],
  },
  {
    method: 'delete',
    path: '/api/v1/silences/{id}',
    summary: 'End a silence now; what it matches and still fires pages at once',
    scope: 'write',
    params: silenceIdParams,
    answer: { description: 'The silence as it ended.', content: silence },
    failures: [404, 409],
  },
];
