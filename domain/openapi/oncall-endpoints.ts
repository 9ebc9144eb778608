import { z } from 'zod';
import { pageParams } from '../lists/page-params';
import {
  createChannelSchema,
  createdChannelSchema,
  listedChannelSchema,
} from '../notifications/schemas';
import {
  createdSchema,
  feedParams,
  listedPolicySchema,
  listedScheduleSchema,
  policyInputSchema,
  scheduleInputSchema,
} from '../oncall/schemas';
import type { Endpoint } from './endpoint';

const listOf = (schema: z.ZodType) => ({
  'application/json': z.object({ items: z.array(schema), nextCursor: z.string().nullable() }),
});

export const ONCALL_ENDPOINTS: Endpoint[] = [
  {
    method: 'get',
    path: '/api/v1/channels',
    summary: 'List notification channels with their last deliveries; secrets are never told',
    scope: 'read',
    query: pageParams,
    answer: {
      description: 'Every channel, in the order they were added.',
      content: listOf(listedChannelSchema),
    },
    failures: [400],
  },
  {
    method: 'post',
    path: '/api/v1/channels',
    summary: 'Add a notification channel',
    scope: 'admin',
    body: {
      description: 'What kind it is and where it goes.',
      content: { 'application/json': createChannelSchema },
    },
    answer: {
      status: 201,
      description: 'Its id, and of a webhook the signing secret, which is told this once.',
      content: { 'application/json': createdChannelSchema },
    },
    failures: [400, 413, 415],
  },
  {
    method: 'get',
    path: '/api/v1/schedules',
    summary: 'List on-call schedules: who is on call now and next, and for four weeks',
    scope: 'read',
    query: pageParams,
    answer: { description: 'Every schedule.', content: listOf(listedScheduleSchema) },
    failures: [400],
  },
  {
    method: 'post',
    path: '/api/v1/schedules',
    summary: 'Make an on-call schedule',
    scope: 'write',
    body: {
      description: 'Its time zone and layers; the last layer that has somebody counts.',
      content: { 'application/json': scheduleInputSchema },
    },
    answer: {
      status: 201,
      description: 'Its id.',
      content: { 'application/json': createdSchema },
    },
    failures: [400, 404, 413, 415],
  },
  {
    method: 'get',
    path: '/api/v1/escalation-policies',
    summary: 'List escalation policies',
    scope: 'read',
    query: pageParams,
    answer: { description: 'Every policy.', content: listOf(listedPolicySchema) },
    failures: [400],
  },
  {
    method: 'post',
    path: '/api/v1/escalation-policies',
    summary: 'Make an escalation policy',
    scope: 'write',
    body: {
      description: 'Its steps, each with those to tell and the minutes to wait before it.',
      content: { 'application/json': policyInputSchema },
    },
    answer: {
      status: 201,
      description: 'Its id.',
      content: { 'application/json': createdSchema },
    },
    failures: [400, 404, 409, 413, 415],
  },
  {
    method: 'get',
    path: '/api/calendars/{token}',
    summary: 'Follow a schedule as a calendar, by its secret address',
    scope: null,
    params: feedParams,
    answer: {
      description: 'iCalendar: who is on call when, for some weeks.',
      content: { 'text/calendar': null },
    },
    failures: [404],
  },
];
