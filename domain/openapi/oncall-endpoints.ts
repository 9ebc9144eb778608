import { z } from 'zod';
import {
  createChannelSchema,
  createdChannelSchema,
  listedChannelSchema,
} from '../notifications/schemas';
import type { Endpoint } from './endpoint';

export const ONCALL_ENDPOINTS: Endpoint[] = [
  {
    method: 'get',
    path: '/api/v1/channels',
    summary: 'List notification channels with their last deliveries; secrets are never told',
    scope: 'read',
    answer: {
      description: 'Every channel, in the order they were added.',
      content: {
        'application/json': z.object({
          items: z.array(listedChannelSchema),
          nextCursor: z.null(),
        }),
      },
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
];
