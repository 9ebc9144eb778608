import { z } from 'zod';
import { rangeParams } from '../time-range/range-params';
import { QUEUE_KINDS } from './queue-sample';

/** What queues are read over; without a range the last hour. */
export const queuesParams = z.object(rangeParams);
export type QueuesParams = z.output<typeof queuesParams>;

export const queueParams = z.object({ queue: z.guid() });
export const letterGroupParams = z.object({ group: z.guid() });

export const deadLettersParams = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
});
export type DeadLettersParams = z.output<typeof deadLettersParams>;

/** What a person says that a queue is; null takes it back. */
export const decideKindSchema = z.object({ kind: z.enum(QUEUE_KINDS).nullable() });

export const handleGroupSchema = z.object({
  isHandled: z.boolean(),
  note: z.string().trim().max(2_000, 'must be at most 2,000 characters').default(''),
});

export const ownGroupSchema = z.object({ ownerId: z.guid().nullable() });
