import type pg from 'pg';
import { TREND_WIDTHS } from '@/domain/queues/queue-trend';
import { queueId } from '@/server/queues/resolve-queue-samples';
import {
  buckets,
  MINUTE_DAYS,
  SERVICES,
  type SignalHistory,
  scattered,
  valuesOf,
} from './signal-history';

export const QUEUES = 300;
/** The last ones hold the dead letters of the first ones. */
const DEAD_LETTER_QUEUES = 60;
const LETTERS_A_DAY = 1_800;

export function queuePlace(n: number): { queue: string; system: string; environment: string } {
  const work = QUEUES - DEAD_LETTER_QUEUES;
  const queue = n < work ? `queue-${n}` : `queue-${n - work}-dlq`;
  return { queue, system: 'rabbitmq', environment: 'production' };
}

/** Queues with their present, roll-ups, courses, dead letters and the groups of these. */
export async function fillQueues(client: pg.Client, history: SignalHistory): Promise<void> {
  const values = valuesOf(history);
  const places = Array.from({ length: QUEUES }, (_, n) => queuePlace(n));
  await client.query(
    'CREATE TEMP TABLE made_queue (n int, id uuid, name text, service text, dead boolean) ON COMMIT PRESERVE ROWS',
  );
  await client.query(
    `INSERT INTO made_queue SELECT n - 1, id, name, 'service-' || (n - 1) % ${SERVICES}, n > ${QUEUES - DEAD_LETTER_QUEUES}
     FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS q(id, name, n)`,
    [places.map(queueId), places.map(({ queue }) => queue)],
  );
  await client.query(
    `INSERT INTO queue (project_id, id, name, system, environment, service, first_seen_at, last_sample_at, depth, depth_at,
       in_flight, in_flight_at, oldest_age_seconds, oldest_age_at, consumers, consumers_at, rhythm)
     SELECT $1::uuid, id, name, 'rabbitmq', 'production', service, $2::timestamptz - $3::int * interval '1 day', at,
       CASE WHEN dead THEN 3 ELSE n % 90 END, at, n % 7, at, n % 40, at, 2, at,
       '{"sampleSeconds": [15, 15, 15], "counted": {}}'
     FROM made_queue, LATERAL (SELECT $2::timestamptz - interval '10 seconds' AS at) t`,
    values,
  );
  for (const [unit, days, seconds] of [
    ['minute', `least($3::int, ${MINUTE_DAYS})`, 60],
    ['hour', '$3', 3_600],
  ] as const) {
    await client.query(
      `INSERT INTO queue_rollup_${unit} (project_id, queue_id, bucket, samples, depth_last, depth_at, depth_max, in_flight_max,
         oldest_age_max, consumers_min, enqueued, enqueued_seconds, dequeued, dequeued_seconds, failed, failed_seconds)
       SELECT $1::uuid, q.id, at, ${seconds / 15}, r % 90, at + interval '45 seconds', r % 90 + 9, r % 7, r % 40, 2,
         (r % 50) * ${seconds / 60}, ${seconds}, (r % 51) * ${seconds / 60}, ${seconds}, r % 3, ${seconds}
       FROM made_queue q CROSS JOIN ${buckets(unit, days)},
         LATERAL (SELECT ${scattered('at::text || q.n', 1_000)} AS r) x
       ORDER BY q.id, at`,
      values,
    );
  }
  for (const width of TREND_WIDTHS) {
    const from = width < 3_600 ? 'minute' : 'hour';
    await client.query(
      `INSERT INTO queue_trend (project_id, width_seconds, bucket, queue_id, depth_max)
       SELECT project_id, ${width}, to_timestamp(floor(extract(epoch FROM bucket) / ${width}) * ${width}), queue_id, max(depth_max)
       FROM queue_rollup_${from} WHERE project_id = $1::uuid GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
      [history.projectId],
    );
  }
  await fillLetters(client, values);
  await client.query('DROP TABLE made_queue');
}

/** Each dead-letter queue has two groups a week; what is older than two days was handled. */
async function fillLetters(client: pg.Client, values: unknown[]): Promise<void> {
  await client.query(
    `INSERT INTO dead_letter (project_id, queue_id, message_id, group_id, service, error_type, error, attempts,
       first_failed_at, failed_at, received_at, correlation_id, trace_id, producer_version, payload, handled_at)
     SELECT $1::uuid, q.id, 'message-' || m, md5(q.id::text || week || m / ${DEAD_LETTER_QUEUES} % 2)::uuid, q.service, 'TimeoutError',
       'TimeoutError: the bank did not answer within ' || m % 30 || ' s', 5, at - interval '5 minutes', at, at, 'req-' || m,
       md5(m::text), '2.' || week || '.0', '{"order": ' || m || ', "amount": 12.5}',
       CASE WHEN at < $2::timestamptz - interval '2 days' THEN at + interval '1 hour' END
     FROM generate_series(0, $3::int * ${LETTERS_A_DAY} - 1) AS m
     JOIN made_queue q ON q.n = ${QUEUES - DEAD_LETTER_QUEUES} + m % ${DEAD_LETTER_QUEUES},
       LATERAL (SELECT $2::timestamptz - m * interval '1 day' / ${LETTERS_A_DAY} AS at, m / (7 * ${LETTERS_A_DAY}) AS week) x`,
    values,
  );
  await client.query(
    `INSERT INTO dead_letter_group (project_id, id, queue_id, queue, system, environment, service, fingerprint,
       producer_version, error_type, sample_message_id, first_told_at, count, open_count, oldest_open_at, first_failed_at,
       last_failed_at)
     SELECT $1::uuid, l.group_id, l.queue_id, q.name, 'rabbitmq', 'production', max(l.service), max(l.error), max(l.producer_version),
       max(l.error_type), max(l.message_id), min(l.received_at), count(*), count(*) FILTER (WHERE l.handled_at IS NULL),
       min(l.first_failed_at) FILTER (WHERE l.handled_at IS NULL), min(l.first_failed_at), max(l.failed_at)
     FROM dead_letter l JOIN made_queue q ON q.id = l.queue_id WHERE l.project_id = $1 GROUP BY l.group_id, l.queue_id, q.name`,
    values.slice(0, 1),
  );
  for (const unit of ['minute', 'hour']) {
    await client.query(
      `INSERT INTO dead_letter_rollup_${unit} (project_id, queue_id, bucket, count)
       SELECT project_id, queue_id, date_trunc('${unit}', failed_at, 'UTC'), count(*) FROM dead_letter
       WHERE project_id = $1::uuid GROUP BY 1, 3, 2 ORDER BY 1, 3, 2`,
      values.slice(0, 1),
    );
  }
}
