import { z } from 'zod';
import { queuesParams } from '../queues/queue-params';

/** What the cause strip is asked for; of one service alone where it is named. */
export const stripParams = queuesParams.extend({ service: z.string().min(1).max(255).optional() });

export type StripParams = z.output<typeof stripParams>;
