import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CounterMemory } from '../../metrics/counter-memory';
import type { MetricPoint } from '../../metrics/metric-point';
import { parseExposition } from '../../metrics/prometheus/parse-exposition';
import { deadLetteredReason } from './rabbitmq';
import { finishQueueDrafts, recogniseQueuePoints } from './recognise-queue-points';

const NOW = Date.UTC(2026, 0, 15, 12);
const context = {
  nowMs: NOW,
  acceptPastMs: 7 * 86_400_000,
  acceptFutureMs: 600_000,
  instance: 'a:1',
};

const point = (fields: Partial<MetricPoint>): MetricPoint => ({
  name: 'x',
  value: 0,
  type: 'gauge',
  unit: null,
  labels: {},
  timeMs: NOW,
  startMs: null,
  service: null,
  environment: null,
  version: null,
  instance: 'a:1',
  flags: [],
  ...fields,
});

/** Only what a sample knows. */
function known(sample: object) {
  const { timeMs: _, flags: __, ...rest } = sample as Record<string, unknown>;
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
}

function samplesOf(points: readonly MetricPoint[], memory = new CounterMemory()) {
  return finishQueueDrafts(recogniseQueuePoints(points).drafts, memory).map(known);
}

function scrape(text: string, nowMs = NOW) {
  return parseExposition(text, { ...context, nowMs }).points;
}

describe('queue samples in metrics', () => {
  it('are RabbitMQ’s, with ready messages believed before all', () => {
    const text = `# TYPE rabbitmq_queue_messages gauge
rabbitmq_queue_messages{vhost="/",queue="emails"} 15
rabbitmq_queue_messages_ready{vhost="/",queue="emails"} 12
rabbitmq_queue_messages_unacked{vhost="/",queue="emails"} 3
rabbitmq_queue_consumers{vhost="/",queue="emails"} 2
rabbitmq_detailed_queue_messages{vhost="shop",queue="emails"} 7
rabbitmq_queue_messages 99
rabbitmq_global_messages_dead_lettered_expired_total{queue_type="rabbit_classic_queue"} 4
process_open_fds 10
`;
    expect(samplesOf(scrape(text))).toEqual([
      { queue: 'emails', system: 'rabbitmq', depth: 12, inFlight: 3, consumers: 2 },
      { queue: 'shop/emails', system: 'rabbitmq', depth: 7 },
    ]);
    const { rest } = recogniseQueuePoints(scrape(text));
    expect(rest.map(({ name }) => name)).toEqual([
      'rabbitmq_queue_messages',
      'rabbitmq_global_messages_dead_lettered_expired_total',
      'process_open_fds',
    ]);
    expect(rest.map(({ name }) => deadLetteredReason(name))).toEqual([null, 'expired', null]);
  });

  it('are BullMQ’s job counts, whose failed jobs are dead letters', () => {
    const text = `# TYPE bullmq_job_count gauge
bullmq_job_count{queue="paint",state="waiting"} 5
bullmq_job_count{queue="paint",state="prioritized"} 2
bullmq_job_count{queue="paint",state="active"} 1
bullmq_job_count{queue="paint",state="delayed"} 4
bullmq_job_count{queue="paint",state="completed"} 900
bullmq_job_count{queue="paint",state="failed"} 3
`;
    expect(samplesOf(scrape(text))).toEqual([
      { queue: 'paint', system: 'bullmq', depth: 7, inFlight: 1, delayed: 4 },
      {
        queue: 'paint.failed',
        system: 'bullmq',
        kind: 'dead_letter',
        deadLetterOf: 'paint',
        depth: 3,
      },
    ]);
  });

  it('are BullMQ’s counters, compared with their last values', () => {
    const memory = new CounterMemory();
    const counters = (minute: number, completed: number, failed: number) =>
      [
        ['bullmq.jobs.completed', completed],
        ['bullmq.jobs.failed', failed],
        ['bullmq.jobs.retried', 2 * failed],
        ['bullmq.jobs.waiting', 50],
      ].map(([name, value]) =>
        point({
          name: String(name),
          value: Number(value),
          type: 'counter',
          labels: { 'bullmq.queue.name': 'paint' },
          timeMs: NOW + minute * 60_000,
        }),
      );
    expect(samplesOf(counters(0, 100, 1), memory)).toEqual([]);
    expect(samplesOf(counters(1, 110, 3), memory)).toEqual([
      {
        queue: 'paint',
        system: 'bullmq',
        dequeued: 12,
        failed: 2,
        retried: 4,
        countedSinceMs: NOW,
      },
    ]);
  });

  it('are BullMQ’s gauges of OpenTelemetry', () => {
    const labels = { 'bullmq.queue.name': 'paint', 'bullmq.queue.jobs.state': 'waiting' };
    expect(samplesOf([point({ name: 'bullmq.queue.jobs', value: 6, labels })])).toEqual([
      { queue: 'paint', system: 'bullmq', depth: 6 },
    ]);
    const gauge = point({ name: 'bullmq.jobs.waiting', value: 6, labels: { queue: 'paint' } });
    expect(samplesOf([gauge])).toEqual([{ queue: 'paint', system: 'bullmq', depth: 6 }]);
  });

  it('are SQS’s, whoever carried them', () => {
    const labels = { QueueName: 'emails' };
    const bare = [
      point({ name: 'ApproximateNumberOfMessagesVisible', value: 8, labels }),
      point({ name: 'ApproximateNumberOfMessagesNotVisible', value: 2, labels }),
      point({ name: 'ApproximateNumberOfMessagesDelayed', value: 1, labels }),
      point({ name: 'ApproximateAgeOfOldestMessage', value: 77, labels }),
      point({ name: 'NumberOfMessagesSent', value: 60, labels }),
      point({ name: 'NumberOfMessagesDeleted', value: 55, labels }),
    ];
    const sample = {
      queue: 'emails',
      system: 'sqs',
      depth: 8,
      inFlight: 2,
      delayed: 1,
      oldestAgeSeconds: 77,
      enqueued: 60,
      dequeued: 55,
    };
    expect(samplesOf(bare)).toEqual([sample]);
    const exported = `aws_sqs_approximate_number_of_messages_visible_average{dimension_QueueName="emails"} 8
aws_sqs_number_of_messages_sent_sum{dimension_QueueName="emails"} 60
aws_sqs_number_of_messages_sent_samplecount{dimension_QueueName="emails"} 5
`;
    expect(samplesOf(scrape(exported))).toEqual([
      { queue: 'emails', system: 'sqs', depth: 8, enqueued: 60 },
    ]);
    const stream = 'amazonaws.com/AWS/SQS/ApproximateNumberOfMessagesVisible';
    const summary = [
      point({ name: stream, value: 3, labels: { ...labels, quantile: '0' } }),
      point({ name: stream, value: 9, labels: { ...labels, quantile: '1' } }),
      point({ name: `${stream}_sum`, value: 30, labels, type: 'counter' }),
      point({ name: `${stream}_count`, value: 5, labels, type: 'counter' }),
    ];
    expect(samplesOf(summary)).toEqual([{ queue: 'emails', system: 'sqs', depth: 9 }]);
  });

  it('have no age from SQS when it reports none', () => {
    const labels = { QueueName: 'emails' };
    const empty = [point({ name: 'ApproximateNumberOfMessagesVisible', value: 0, labels })];
    expect(samplesOf(empty)).toEqual([{ queue: 'emails', system: 'sqs', depth: 0 }]);
  });

  it('are Kafka’s lags, added up over partitions unless the sum is told', () => {
    const lag = (partition: string, value: number) =>
      point({
        name: 'kafka.consumer_group.lag',
        value,
        labels: { topic: 'orders', group: 'billing', partition },
      });
    const expected = [{ queue: 'orders/billing', system: 'kafka', depth: 30 }];
    expect(samplesOf([lag('0', 10), lag('1', 20), lag('2', -1)])).toEqual(expected);
    const sum = point({
      name: 'kafka.consumer_group.lag_sum',
      value: 30,
      labels: { topic: 'orders', group: 'billing' },
    });
    expect(samplesOf([lag('0', 11), sum, lag('1', 21)])).toEqual(expected);
    const exporter =
      'kafka_consumergroup_lag{consumergroup="billing",topic="orders",partition="0"} 30\n';
    expect(samplesOf(scrape(exporter))).toEqual(expected);
  });

  it('do not depend on the order of the points', () => {
    const labels = { topic: 'orders', group: 'billing' };
    const points = [
      point({ name: 'kafka_consumergroup_lag', value: 5, labels: { ...labels, partition: '0' } }),
      point({ name: 'kafka_consumergroup_lag', value: 6, labels: { ...labels, partition: '1' } }),
      point({ name: 'rabbitmq_queue_messages', value: 9, labels: { queue: 'q' } }),
      point({ name: 'rabbitmq_queue_messages_ready', value: 4, labels: { queue: 'q' } }),
      point({ name: 'bullmq.jobs.failed', type: 'delta', value: 3, labels: { queue: 'p' } }),
      point({ name: 'bullmq.jobs.completed', type: 'delta', value: 3, labels: { queue: 'p' } }),
    ];
    const byQueue = (list: MetricPoint[]) =>
      samplesOf(list).sort((a, b) => String(a.queue).localeCompare(String(b.queue)));
    fc.assert(
      fc.property(fc.shuffledSubarray(points, { minLength: points.length }), (shuffled) => {
        expect(byQueue(shuffled)).toEqual(byQueue(points));
      }),
    );
  });

  it('know less, never something else, when points are lost', () => {
    const labels = { queue: 'q' };
    const points = [
      point({ name: 'rabbitmq_queue_messages_ready', value: 4, labels }),
      point({ name: 'rabbitmq_queue_messages_unacked', value: 1, labels }),
      point({ name: 'rabbitmq_queue_consumers', value: 2, labels }),
    ];
    const [all] = samplesOf(points);
    fc.assert(
      fc.property(fc.subarray(points), (some) => {
        for (const sample of samplesOf(some)) expect(all).toMatchObject(sample);
      }),
    );
  });
});
