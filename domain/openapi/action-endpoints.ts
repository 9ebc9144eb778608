import { actionDetailSchema, actionListSchema } from '../actions/action-answers';
import {
  actionIdParams,
  actionsParams,
  changeActionSchema,
  createActionSchema,
} from '../actions/schemas';
import type { Endpoint } from './endpoint';

const action = { 'application/json': actionDetailSchema };

export const ACTION_ENDPOINTS: Endpoint[] = [
  {
    method: 'get',
    path: '/api/v1/actions',
    summary: 'List the actions that follow from incidents, the earliest due first',
    scope: 'read',
    query: actionsParams,
    answer: {
      description: 'Actions; an open one is overdue from the day after its due day on (UTC).',
      content: { 'application/json': actionListSchema },
    },
    failures: [400],
  },
  {
    method: 'post',
    path: '/api/v1/actions',
    summary: 'Write an action down',
    scope: 'write',
    body: {
      description: 'What is to be changed; with a check, the telemetry closes it.',
      content: { 'application/json': createActionSchema },
    },
    answer: { status: 201, description: 'The action.', content: action },
    failures: [400, 404, 413, 415],
  },
  {
    method: 'get',
    path: '/api/v1/actions/{id}',
    summary: 'One action with what happened to it',
    scope: 'read',
    params: actionIdParams,
    answer: { description: 'The action.', content: action },
    failures: [404],
  },
  {
    method: 'patch',
    path: '/api/v1/actions/{id}',
    summary: 'Change an action, close it, decline it with a reason, or open it again',
    scope: 'write',
    params: actionIdParams,
    body: {
      description: 'What is left out stays as it is.',
      content: { 'application/json': changeActionSchema },
    },
    answer: { description: 'The action after it.', content: action },
    failures: [400, 404, 409, 413, 415],
  },
];
