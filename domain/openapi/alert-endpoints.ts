import { actedAlertSchema, alertDetailSchema, alertListSchema } from '../alerting/alert-answers';
import { alertIdParams, alertsParams, reviewSchema, snoozeSchema } from '../alerting/alert-params';
import { externalEventSchema } from '../alerting/external/external-alert';
import type { Endpoint, EndpointBody } from './endpoint';
import { ingestReceiptSchema } from './ingest-receipt';

function action(name: string, summary: string, body?: EndpointBody): Endpoint {
  return {
    method: 'post',
    path: `/api/v1/alerts/{id}/${name}`,
    summary,
    scope: 'write',
    params: alertIdParams,
    ...(body === undefined ? {} : { body }),
    answer: {
      description:
        'The alert after it. What came too late, or twice, changed nothing: "changed" is false and "message" says why.',
      content: { 'application/json': actedAlertSchema },
    },
    failures: body === undefined ? [404] : [400, 404, 413, 415],
  };
}

export const ALERT_ENDPOINTS: Endpoint[] = [
  {
    method: 'get',
    path: '/api/v1/alerts',
    summary: 'List alerts, newest first',
    scope: 'read',
    query: alertsParams,
    answer: {
      description: 'Alerts; "open" are those that fire and those that are acknowledged.',
      content: { 'application/json': alertListSchema },
    },
    failures: [400],
  },
  {
    method: 'get',
    path: '/api/v1/alerts/{id}',
    summary: 'One alert with what happened to it and who was told',
    scope: 'read',
    params: alertIdParams,
    answer: {
      description: 'The alert.',
      content: { 'application/json': alertDetailSchema },
    },
    failures: [404],
  },
  {
    method: 'post',
    path: '/api/v1/events',
    summary: 'Tell of alerts of another system: they join the inbox',
    scope: 'ingest',
    body: {
      description:
        'One event or an array of up to 1,000. Of one key at most one alert is open; the same again changes nothing.',
      content: { 'application/json': externalEventSchema },
    },
    answer: {
      description: 'How many were taken, and what is wrong with the others.',
      content: { 'application/json': ingestReceiptSchema },
    },
    failures: [400, 413, 415],
  },
  action('acknowledge', 'Say that somebody is on it: its paging stops'),
  action('unacknowledge', 'Take an acknowledgement back'),
  action('resolve', 'Close an alert by hand'),
  action('snooze', 'Be left in peace about an alert until a time, or for so many minutes', {
    description: 'Either "until" or "minutes", at most 14 days.',
    content: { 'application/json': snoozeSchema },
  }),
  action('review', 'Say whether an alert helped', {
    description: 'The last word counts.',
    content: { 'application/json': reviewSchema },
  }),
];
