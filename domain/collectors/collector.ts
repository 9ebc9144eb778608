export const COLLECTOR_KINDS = ['bullmq', 'rabbitmq', 'prometheus'] as const;
export type CollectorKind = (typeof COLLECTOR_KINDS)[number];

/** What each kind needs, in the words of whoever sets one up. */
export const COLLECTOR_MEANINGS: Record<
  CollectorKind,
  { name: string; reads: string; address: string; protocols: readonly string[] }
> = {
  bullmq: {
    name: 'BullMQ',
    reads: 'Every BullMQ queue in a Redis: depth, age, failed jobs. It only reads.',
    address: 'redis://redis.internal:6379/0',
    protocols: ['redis:', 'rediss:'],
  },
  rabbitmq: {
    name: 'RabbitMQ',
    reads:
      'Every queue that the management API shows to this user, dead-letter queues by their exchanges.',
    address: 'http://rabbitmq.internal:15672',
    protocols: ['http:', 'https:'],
  },
  prometheus: {
    name: 'Prometheus page',
    reads:
      'A /metrics page: breakers of opossum and resilience4j, queues of BullMQ and RabbitMQ, and all other metrics.',
    address: 'http://payments.internal:9464/metrics',
    protocols: ['http:', 'https:'],
  },
};

/** What went wrong with a visit, for the person who set the collector up. */
export interface CollectorProblem {
  message: string;
  hint: string;
}

/** What a visit found, in words: "12 queues, 2 of them for dead letters". */
export type CollectorOutcome = { ok: true; found: string } | ({ ok: false } & CollectorProblem);
