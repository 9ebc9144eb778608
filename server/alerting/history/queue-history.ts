import { coursePoints, type MeasuredHistory } from '@/domain/alerting/course';
import type { RuleQuery } from '@/domain/alerting/rule-query';
import { ratePerSecond } from '@/domain/queues/queue-rates';
import type { QueueBucket } from '@/domain/queues/queue-rollup';
import { timeToDrain } from '@/domain/queues/time-to-drain';
import { readLetterChanges } from '../../db/sql/read-dead-letters';
import { readQueueBuckets } from '../../db/sql/read-queues';
import {
  hasDeadLetters,
  NEVER_SECONDS,
  queueLabels,
  readPresentQueues,
} from '../signals/queue-samples';
import type { HistoryReading, HistoryWindow } from './history-window';

type QueueQuery = Extract<RuleQuery, { signal: 'queue' }>;
type LetterQuery = Extract<RuleQuery, { signal: 'dead_letters' }>;
type Buckets = Map<string, Map<number, QueueBucket>>;

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Minute rows that one look at the past may take; more are read by the hour. */
const MOST_MINUTES = 300_000;

export async function queueHistory(
  reading: HistoryReading,
  query: QueueQuery,
  window: HistoryWindow,
): Promise<MeasuredHistory> {
  const queues = (await readPresentQueues(reading))
    .filter(({ kind }) => kind === 'work')
    .filter(({ queue }) => query.queue === undefined || query.queue === queue)
    .filter(({ service }) => query.service === undefined || query.service === service);
  const { stepMs, buckets } = await readBuckets(reading, queues, window);
  const courses = queues.flatMap((queue) => {
    const own = buckets.get(queue.id);
    if (own === undefined) return [];
    const points = coursePoints({ ...window, stepMs }, (timeMs) => ({
      value: measure(query.measure, own.get(timeMs), own.get(timeMs - stepMs)),
    }));
    return [{ labels: queueLabels(queue), points }];
  });
  return { stepMs, courses };
}

function measure(
  measured: QueueQuery['measure'],
  bucket: QueueBucket | undefined,
  before: QueueBucket | undefined,
): number | null {
  if (bucket === undefined) return null;
  switch (measured) {
    case 'depth':
      return bucket.depthMax;
    case 'oldest_age_seconds':
      return bucket.depthMax === 0 ? 0 : bucket.oldestAgeMax;
    case 'growth_per_minute':
      return growthOf(bucket, before);
    case 'drain_seconds':
      return secondsToDrain(bucket, before);
  }
}

function growthOf({ depth }: QueueBucket, before: QueueBucket | undefined): number | null {
  const last = before?.depth ?? null;
  if (depth === null || last === null || depth.atMs <= last.atMs) return null;
  return (depth.value - last.value) / ((depth.atMs - last.atMs) / MINUTE_MS);
}

/** As the present is judged. */
function secondsToDrain(bucket: QueueBucket, before: QueueBucket | undefined): number | null {
  const depth = bucket.depth?.value ?? null;
  const drain = timeToDrain({
    depth,
    arrivalPerSecond: ratePerSecond(bucket.enqueued),
    servicePerSecond: ratePerSecond(bucket.dequeued),
    growthPerMinute: growthOf(bucket, before),
  });
  if (drain.kind === 'drains') return drain.seconds;
  if (drain.kind === 'unknown') return null;
  return drain.kind === 'keeps_up' && bucket.consumersMin !== 0 ? 0 : NEVER_SECONDS;
}

/** What lay in each dead-letter queue; where only letters are told of, those that were open. */
export async function deadLetterHistory(
  reading: HistoryReading,
  query: LetterQuery,
  window: HistoryWindow,
): Promise<MeasuredHistory> {
  const queues = (await readPresentQueues(reading))
    .filter(hasDeadLetters)
    .filter(({ queue }) => query.queue === undefined || query.queue === queue);
  const { stepMs, buckets } = await readBuckets(reading, queues, window);
  const changes = await readLetterChanges(reading.client, { ...window, stepMs });
  const courses = queues.map((queue) => {
    const own = buckets.get(queue.id);
    const letters = changes.get(queue.id);
    let open = 0;
    let isTold = false;
    const points = coursePoints({ ...window, stepMs }, (timeMs) => {
      const change = letters?.get(timeMs);
      isTold ||= change !== undefined;
      open += change?.arrived ?? 0;
      // What arrived and was taken care of in one step was there in it.
      const most = open;
      open -= change?.handled ?? 0;
      const bucket = own?.get(timeMs);
      if (queue.kind === 'dead_letter' && bucket !== undefined) return { value: bucket.depthMax };
      return { value: isTold ? most : null };
    });
    return { labels: queueLabels(queue), points };
  });
  return { stepMs, courses };
}

async function readBuckets(
  { client, projectId }: HistoryReading,
  queues: readonly { id: string }[],
  window: HistoryWindow,
): Promise<{ stepMs: number; buckets: Buckets }> {
  const minutes = ((window.toMs - window.fromMs) / MINUTE_MS) * queues.length;
  const isFine = minutes <= MOST_MINUTES;
  const stepMs = isFine ? window.stepMs : HOUR_MS;
  const rows = await readQueueBuckets(client, {
    projectId,
    queueIds: queues.map(({ id }) => id),
    fromMs: window.fromMs - stepMs,
    toMs: window.toMs,
    stepMs,
    table: isFine ? 'queue_rollup_minute' : 'queue_rollup_hour',
  });
  const buckets: Buckets = new Map();
  for (const { queueId, bucket } of rows) {
    const own = buckets.get(queueId) ?? new Map<number, QueueBucket>();
    buckets.set(queueId, own.set(bucket.bucketMs, bucket));
  }
  return { stepMs, buckets };
}
