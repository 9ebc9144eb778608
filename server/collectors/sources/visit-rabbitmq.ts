import { z } from 'zod';
import { readRabbitQueues } from '@/domain/collectors/rabbitmq/read-rabbit-queues';
import {
  rabbitBindingSchema,
  rabbitMemorySchema,
  rabbitQueueSchema,
} from '@/domain/collectors/rabbitmq/schemas';
import { countedExactly } from '@/domain/quantities/counted';
import { getPage } from '../outgoing/get-page';
import { VisitFailure } from '../visit-failure';
import { queueRecords } from './queue-records';
import { basicAuthorization, type Visit, type VisitTarget } from './visit';

const QUEUE_COLUMNS = [
  'name',
  'vhost',
  'messages_ready',
  'messages_unacknowledged',
  'consumers',
  'head_message_timestamp',
  'arguments',
  'effective_policy_definition',
  'message_stats',
];
const BINDING_COLUMNS = ['source', 'vhost', 'destination', 'destination_type', 'routing_key'];

/** Asks a RabbitMQ's management API for its queues and how their messages die. */
export const visitRabbitmq: Visit = async ({ target, memory, context }) => {
  const queues = await list(target, 'queues', QUEUE_COLUMNS, rabbitQueueSchema);
  const bindings = await list(target, 'bindings', BINDING_COLUMNS, rabbitBindingSchema);
  const known = rabbitMemorySchema.catch({}).parse(memory);
  const read = readRabbitQueues({ queues, bindings, memory: known, nowMs: context.nowMs });
  const dead = read.samples.filter(({ kind }) => kind === 'dead_letter').length;
  const told = dead === 0 ? '' : `, ${dead} of them for dead letters`;
  return {
    records: queueRecords(read.samples, target, context),
    found: `${countedExactly(queues.length, 'queue')}${told}`,
    memory: read.memory,
  };
};

async function list<Item>(
  { url, username, secret }: VisitTarget,
  what: string,
  columns: string[],
  schema: z.ZodType<Item>,
): Promise<Item[]> {
  const base = new URL(url);
  const address = new URL(`${base.pathname.replace(/\/+$/, '')}/api/${what}`, base);
  address.searchParams.set('columns', columns.join(','));
  const authorization = username === null ? null : basicAuthorization(username, secret);
  const text = await getPage({ url: address, accept: 'application/json', authorization });
  try {
    return z.array(schema).parse(JSON.parse(text));
  } catch {
    throw new VisitFailure(
      `${address.host} does not answer as a RabbitMQ management API does.`,
      'Give the address of the management plugin, usually port 15672, not that of AMQP.',
    );
  }
}
