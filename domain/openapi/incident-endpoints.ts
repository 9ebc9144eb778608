import { incidentListSchema, incidentSchema } from '../incidents/incident-answers';
import { incidentIdParams, incidentsParams } from '../incidents/incident-params';
import {
  declareIncidentSchema,
  incidentEventSchema,
  incidentPatchSchema,
  incidentRoleSchema,
  incidentStatusSchema,
} from '../incidents/schemas';
import type { Endpoint } from './endpoint';

const incident = {
  description: 'The incident with its timeline, from the signals and from people.',
  content: { 'application/json': incidentSchema },
};
const ID = '/api/v1/incidents/{id}';

export const INCIDENT_ENDPOINTS: Endpoint[] = [
  {
    method: 'get',
    path: '/api/v1/incidents',
    summary: 'List incidents, newest first',
    scope: 'read',
    query: incidentsParams,
    answer: {
      description: 'Incidents without their timelines; "open" are all that are not resolved.',
      content: { 'application/json': incidentListSchema },
    },
    failures: [400],
  },
  {
    method: 'post',
    path: '/api/v1/incidents',
    summary: 'Declare an incident',
    scope: 'write',
    body: {
      description:
        'A title, or alerts that tell it; the rest is taken from them or from the moment.',
      content: { 'application/json': declareIncidentSchema },
    },
    answer: { ...incident, status: 201 },
    failures: [400, 404, 413, 415],
  },
  {
    method: 'get',
    path: ID,
    summary: 'One incident, by its id or its number',
    scope: 'read',
    params: incidentIdParams,
    answer: incident,
    failures: [404],
  },
  {
    method: 'patch',
    path: ID,
    summary: 'Change an incident',
    scope: 'write',
    params: incidentIdParams,
    body: {
      description:
        'What is to change. With "revision", a change of what somebody else changed meanwhile is a conflict.',
      content: { 'application/json': incidentPatchSchema },
    },
    answer: incident,
    failures: [400, 404, 409, 413, 415],
  },
  {
    method: 'post',
    path: `${ID}/events`,
    summary: 'Write a line into the timeline of an incident',
    scope: 'write',
    params: incidentIdParams,
    body: {
      description: 'What somebody saw or did, and when it was.',
      content: { 'application/json': incidentEventSchema },
    },
    answer: { ...incident, status: 201 },
    failures: [400, 404, 413, 415],
  },
  {
    method: 'post',
    path: `${ID}/roles`,
    summary: 'Name who has a role in an incident',
    scope: 'write',
    params: incidentIdParams,
    body: {
      description: 'A role and a name; null for nobody any more.',
      content: { 'application/json': incidentRoleSchema },
    },
    answer: incident,
    failures: [400, 404, 413, 415],
  },
  {
    method: 'post',
    path: `${ID}/status`,
    summary: 'Say how far an incident is; resolved again opened is reopened',
    scope: 'write',
    params: incidentIdParams,
    body: {
      description: 'A status; with a text, it is told as an update to everybody who waits.',
      content: { 'application/json': incidentStatusSchema },
    },
    answer: incident,
    failures: [400, 404, 409, 413, 415],
  },
];
