import { backtestAnswerSchema, backtestSchema } from '../alerting/backtest-answer';
import { ruleAnswerSchema, ruleListSchema, rulesPutSchema } from '../alerting/rule-answers';
import {
  ruleFileSchema,
  ruleIdParams,
  rulePatchSchema,
  ruleSchema,
  rulesParams,
} from '../alerting/schemas';
import type { Endpoint } from './endpoint';

const rule = { 'application/json': ruleAnswerSchema };

export const RULE_ENDPOINTS: Endpoint[] = [
  {
    method: 'get',
    path: '/api/v1/rules',
    summary: 'List the alert rules; as code with format=yaml',
    scope: 'read',
    query: rulesParams,
    answer: {
      description: 'Every rule, those included that each project begins with.',
      content: { 'application/json': ruleListSchema, 'application/yaml': null },
    },
    failures: [400],
  },
  {
    method: 'post',
    path: '/api/v1/rules',
    summary: 'Create an alert rule',
    scope: 'write',
    body: {
      description: 'A rule; its key is made from its name when left out.',
      content: { 'application/json': ruleSchema },
    },
    answer: { status: 201, description: 'The rule.', content: rule },
    failures: [400, 409, 413, 415],
  },
  {
    method: 'put',
    path: '/api/v1/rules',
    summary: 'Make the rules those of a file; rules that are not in it are deleted',
    scope: 'write',
    body: {
      description: 'As GET with format=yaml answers it. All of it is taken, or nothing.',
      content: { 'application/yaml': null, 'application/json': ruleFileSchema },
    },
    answer: {
      description: 'What was done, by key.',
      content: { 'application/json': rulesPutSchema },
    },
    failures: [400, 409, 413, 415],
  },
  {
    method: 'post',
    path: '/api/v1/rules/backtest',
    summary: 'When a rule would have fired, had it been there; changes nothing',
    scope: 'read',
    body: {
      description: 'A rule over what has a past in steps, and up to 14 days.',
      content: { 'application/json': backtestSchema },
    },
    answer: {
      description: 'Its firings, and their count in words.',
      content: { 'application/json': backtestAnswerSchema },
    },
    failures: [400, 413, 415],
  },
  {
    method: 'get',
    path: '/api/v1/rules/{id}',
    summary: 'One alert rule',
    scope: 'read',
    params: ruleIdParams,
    answer: { description: 'The rule.', content: rule },
    failures: [404],
  },
  {
    method: 'patch',
    path: '/api/v1/rules/{id}',
    summary: 'Change an alert rule',
    scope: 'write',
    params: ruleIdParams,
    body: {
      description: 'What is left out stays as it is.',
      content: { 'application/json': rulePatchSchema },
    },
    answer: { description: 'The rule after it.', content: rule },
    failures: [400, 404, 409, 413, 415],
  },
  {
    method: 'delete',
    path: '/api/v1/rules/{id}',
    summary: 'Delete an alert rule; its alerts stay as what happened',
    scope: 'write',
    params: ruleIdParams,
    answer: { status: 204, description: 'It is deleted.', content: {} },
    failures: [404],
  },
];
