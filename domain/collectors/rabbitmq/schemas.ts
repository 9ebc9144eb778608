import { z } from 'zod';

const count = z.number().nonnegative().optional().catch(undefined);
const text = z.string().optional().catch(undefined);

/** What is read of a queue of GET /api/queues. RabbitMQ leaves out what it has not measured yet. */
export const rabbitQueueSchema = z.object({
  name: z.string(),
  vhost: z.string(),
  messages_ready: count,
  messages_unacknowledged: count,
  consumers: count,
  head_message_timestamp: z.number().positive().nullish().catch(null),
  arguments: z.record(z.string(), z.unknown()).optional().catch(undefined),
  effective_policy_definition: z.record(z.string(), z.unknown()).optional().catch(undefined),
  message_stats: z
    .object({
      publish: count,
      ack: count,
      deliver_no_ack: count,
      get_no_ack: count,
      redeliver: count,
    })
    .optional()
    .catch(undefined),
});
export type RabbitQueue = z.output<typeof rabbitQueueSchema>;

/** What is read of a binding of GET /api/bindings. */
export const rabbitBindingSchema = z.object({
  source: z.string(),
  vhost: z.string(),
  destination: z.string(),
  destination_type: text,
  routing_key: text,
});
export type RabbitBinding = z.output<typeof rabbitBindingSchema>;

const totals = z.object({ enqueued: z.number(), dequeued: z.number(), retried: z.number() });

/** The totals of each queue at the last visit, so that the next one knows what was added. */
export const rabbitMemorySchema = z.record(z.string(), totals);
export type RabbitMemory = z.output<typeof rabbitMemorySchema>;
export type RabbitTotals = z.output<typeof totals>;
