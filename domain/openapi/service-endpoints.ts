import { serviceParams, servicesParams } from '../services/schemas';
import { serviceDetailSchema, serviceListSchema } from '../services/service-answer';
import type { Endpoint } from './endpoint';

export const SERVICE_ENDPOINTS: Endpoint[] = [
  {
    method: 'get',
    path: '/api/v1/services',
    summary: 'Every service as it stands, with the course of its error lines',
    scope: 'read',
    query: servicesParams,
    answer: {
      description: 'The services, the worst first. What nobody told is null, never 0.',
      content: { 'application/json': serviceListSchema },
    },
    failures: [400],
  },
  {
    method: 'get',
    path: '/api/v1/services/{name}',
    summary: 'One service: its state, queues, breakers, AI features, deployments and log lines',
    scope: 'read',
    query: servicesParams,
    params: serviceParams,
    answer: {
      description: 'The service.',
      content: { 'application/json': serviceDetailSchema },
    },
    failures: [400, 404],
  },
];
