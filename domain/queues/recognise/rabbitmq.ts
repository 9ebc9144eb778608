import { labelOf, plainName } from '../../metrics/label-of';
import { knownWord } from '../../schemas/known-word';
import type { QueueReading, QueueRecogniser } from './queue-reading';

const METRICS: Record<string, Omit<QueueReading, 'system' | 'queue'>> = {
  messages_ready: { level: 'depth' },
  // Ready and unacknowledged together: only a depth where nothing better is told.
  messages: { level: 'depth', rank: 1 },
  messages_unacked: { level: 'inFlight' },
  messages_unacknowledged: { level: 'inFlight' },
  consumers: { level: 'consumers' },
};

const NAME = /^rabbitmq_(?:detailed_)?queue_(\w+)$/;

/**
 * rabbitmq_prometheus: `rabbitmq_queue_messages[_ready|_unacked]`, `rabbitmq_queue_consumers` with `queue` and `vhost`,
 * from /metrics/per-object or /metrics/detailed. Without a queue's name they are sums of a broker, and no queue's.
 */
export const recogniseRabbitmq: QueueRecogniser = (point) => {
  const metric = knownWord(METRICS, NAME.exec(plainName(point.name))?.[1] ?? '');
  const queue = labelOf(point, 'queue');
  if (metric === undefined || queue === null) return null;
  const vhost = labelOf(point, 'vhost') ?? '/';
  return { system: 'rabbitmq', queue: vhost === '/' ? queue : `${vhost}/${queue}`, ...metric };
};

const DEAD_LETTERED = /^rabbitmq_global_messages_dead_lettered_(\w+?)_total$/;

/**
 * Why a broker dead-lettered messages (expired, rejected, maxlen, delivery_limit, confirmed), from its
 * `rabbitmq_global_messages_dead_lettered_*_total`. It counts for the whole broker, so it belongs to no queue and is told
 * beside them.
 */
export function deadLetteredReason(name: string): string | null {
  return DEAD_LETTERED.exec(plainName(name))?.[1] ?? null;
}
