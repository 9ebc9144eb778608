import {
  postmortemListSchema,
  postmortemSchema,
  readPostmortemSchema,
  staleAnswerSchema,
} from '../postmortems/postmortem-answers';
import {
  changePostmortemSchema,
  createPostmortemSchema,
  postmortemFileParams,
  postmortemIdParams,
  postmortemsParams,
} from '../postmortems/schemas';
import type { Endpoint } from './endpoint';

const postmortem = { 'application/json': postmortemSchema };

export const POSTMORTEM_ENDPOINTS: Endpoint[] = [
  {
    method: 'get',
    path: '/api/v1/postmortems',
    summary: 'List postmortems, newest first',
    scope: 'read',
    query: postmortemsParams,
    answer: {
      description: 'Postmortems without their text; "overdue" once the day has passed unpublished.',
      content: { 'application/json': postmortemListSchema },
    },
    failures: [400],
  },
  {
    method: 'post',
    path: '/api/v1/postmortems',
    summary: 'Begin a postmortem from an incident, from a Markdown document, or both',
    scope: 'write',
    body: {
      description:
        'From an incident it has everything that the data knows, with the charts kept as evidence. An incident has one: a second call answers the first with 200.',
      content: { 'application/json': createPostmortemSchema },
    },
    answer: { status: 201, description: 'The postmortem.', content: postmortem },
    otherAnswers: { 200: { description: 'The postmortem that was there.', content: postmortem } },
    failures: [400, 404, 413, 415],
  },
  {
    method: 'get',
    path: '/api/v1/postmortems/{id}',
    summary: 'One postmortem; with .md after the id, as a Markdown document',
    scope: 'read',
    params: postmortemFileParams,
    answer: {
      description:
        'With its text, evidence, action items and what the language check says of its words. Of the Markdown, the header Candor-Language-Findings counts those.',
      content: { 'application/json': readPostmortemSchema, 'text/markdown': null },
    },
    failures: [404],
  },
  {
    method: 'patch',
    path: '/api/v1/postmortems/{id}',
    summary: 'Change a postmortem',
    scope: 'write',
    params: postmortemIdParams,
    body: {
      description: 'The revision that the change is based on, and what is to be changed.',
      content: { 'application/json': changePostmortemSchema },
    },
    answer: { description: 'The postmortem after it.', content: postmortem },
    failures: [400, 404, 413, 415],
    otherAnswers: {
      409: {
        description: 'It was changed since: both versions, and the one that they began from.',
        content: { 'application/json': staleAnswerSchema },
      },
    },
  },
];
