import { describe, expect, it } from 'vitest';
import { readRabbitQueues } from './read-rabbit-queues';
import { type RabbitQueue, rabbitQueueSchema } from './schemas';

const NOW = Date.UTC(2026, 0, 15, 12);
const queue = (name: string, more: Record<string, unknown> = {}): RabbitQueue =>
  rabbitQueueSchema.parse({ name, vhost: '/', messages_ready: 0, ...more });
const deadLetters = (exchange: string, routingKey?: string) => ({
  arguments: { 'x-dead-letter-exchange': exchange, 'x-dead-letter-routing-key': routingKey },
});
const bound = (source: string, destination: string, routing_key = '') => ({
  source,
  destination,
  vhost: '/',
  destination_type: 'queue',
  routing_key,
});
const visit = (queues: RabbitQueue[], bindings = [] as ReturnType<typeof bound>[], memory = {}) =>
  readRabbitQueues({ queues, bindings, memory, nowMs: NOW });
const kinds = ({ samples }: ReturnType<typeof visit>) =>
  samples.map(({ queue: name, kind, deadLetterOf }) => [name, kind ?? null, deadLetterOf ?? null]);

describe('dead-letter queues of RabbitMQ', () => {
  it('are those that a dead-letter exchange leads to, by routing key where one is set', () => {
    const queues = [
      queue('emails', deadLetters('dead', 'emails')),
      queue('invoices', deadLetters('dead', 'invoices')),
      queue('emails-dead'),
      queue('invoices-dead'),
      queue('audit'),
    ];
    const bindings = [
      bound('dead', 'emails-dead', 'emails'),
      bound('dead', 'invoices-dead', 'invoices'),
      bound('events', 'audit', '#'),
    ];
    expect(kinds(visit(queues, bindings)).slice(2)).toEqual([
      ['emails-dead', 'dead_letter', 'emails'],
      ['invoices-dead', 'dead_letter', 'invoices'],
      ['audit', null, null],
    ]);
  });

  it('may serve several queues, by a policy or through the default exchange', () => {
    const policy = {
      effective_policy_definition: { 'dead-letter-exchange': '', 'dead-letter-routing-key': 'all' },
    };
    const queues = [queue('a', policy), queue('b', deadLetters('', 'all')), queue('all')];
    expect(kinds(visit(queues))[2]).toEqual(['all', 'dead_letter', null]);
  });

  it('name the queue that they serve as it is shown, also in a virtual host', () => {
    const shop = { vhost: 'shop' };
    const queues = [queue('orders', { ...shop, ...deadLetters('', 'gone') }), queue('gone', shop)];
    expect(kinds(visit(queues))).toEqual([
      ['shop/orders', null, null],
      ['shop/gone', 'dead_letter', 'shop/orders'],
    ]);
  });

  it('are neither a station that sends messages back after a while nor the queue it sends them back to', () => {
    const queues = [
      queue('work', deadLetters('', 'wait-a-minute')),
      queue('wait-a-minute', deadLetters('', 'work')),
    ];
    expect(kinds(visit(queues)).map(([, kind]) => kind)).toEqual([null, null]);
  });
});

describe('figures of RabbitMQ', () => {
  it('are counted since the visit before; what is not known stays unknown', () => {
    const stats = { publish: 10, ack: 4, deliver_no_ack: 1, redeliver: 2 };
    const first = visit([queue('emails', { message_stats: stats, messages_ready: 5 })]);
    expect(first.samples[0]).not.toHaveProperty('enqueued');
    const later = { publish: 25, ack: 14, deliver_no_ack: 1, redeliver: 2 };
    const second = visit([queue('emails', { message_stats: later })], [], first.memory);
    expect(second.samples[0]).toMatchObject({ enqueued: 15, dequeued: 10, retried: 0, depth: 0 });
    const restarted = visit([queue('emails', { message_stats: stats })], [], second.memory);
    expect(restarted.samples[0]).not.toHaveProperty('enqueued');
    expect(visit([queue('new', { messages_ready: undefined })]).samples).toEqual([]);
  });

  it('name the virtual host unless it is the usual one, and the age where messages carry a time', () => {
    const seconds = NOW / 1_000 - 90;
    const { samples } = visit([
      queue('emails', { vhost: 'shop', head_message_timestamp: seconds }),
      queue('emails'),
    ]);
    expect(samples.map(({ queue: name, oldestAgeSeconds }) => [name, oldestAgeSeconds])).toEqual([
      ['shop/emails', 90],
      ['emails', undefined],
    ]);
  });
});
