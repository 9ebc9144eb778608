import { deadLetterSources, keyOf, shownName } from './dead-letter-sources';
import type { RabbitBinding, RabbitMemory, RabbitQueue, RabbitTotals } from './schemas';

interface RabbitVisit {
  queues: readonly RabbitQueue[];
  bindings: readonly RabbitBinding[];
  /** Of the visit before; its counts are what was added since. */
  memory: RabbitMemory;
  nowMs: number;
}

/** What RabbitMQ's management API tells, as records of POST /api/v1/queues/samples, and what to remember of it. */
export function readRabbitQueues({ queues, bindings, memory, nowMs }: RabbitVisit): {
  samples: Record<string, unknown>[];
  memory: RabbitMemory;
} {
  const sources = deadLetterSources(queues, bindings);
  const remembered: RabbitMemory = {};
  const samples = queues.flatMap((queue) => {
    const key = keyOf(queue);
    const totals = totalsOf(queue);
    if (totals !== null) remembered[key] = totals;
    // Without it nothing is known yet: RabbitMQ measures a new queue after some seconds.
    if (queue.messages_ready === undefined) return [];
    const from = sources.get(key) ?? [];
    const added = totals === null ? {} : increases(memory[key], totals);
    return [
      {
        queue: shownName(queue),
        system: 'rabbitmq',
        kind: from.length > 0 ? 'dead_letter' : undefined,
        deadLetterOf: from.length === 1 ? from[0] : undefined,
        depth: queue.messages_ready,
        inFlight: queue.messages_unacknowledged,
        consumers: queue.consumers,
        oldestAgeSeconds: ageSeconds(queue, nowMs),
        ...added,
        at: nowMs,
      },
    ];
  });
  return { samples, memory: remembered };
}

/** Messages leave when they are acknowledged, or when they are handed out to somebody who need not. */
function totalsOf({ message_stats: stats }: RabbitQueue): RabbitTotals | null {
  if (stats === undefined) return null;
  const { publish = 0, ack = 0, deliver_no_ack = 0, get_no_ack = 0, redeliver = 0 } = stats;
  return { enqueued: publish, dequeued: ack + deliver_no_ack + get_no_ack, retried: redeliver };
}

/** What was added since; not known of a queue that was not there before, or began again from zero. */
function increases(before: RabbitTotals | undefined, now: RabbitTotals): Partial<RabbitTotals> {
  if (before === undefined) return {};
  const isAnew = now.enqueued < before.enqueued || now.dequeued < before.dequeued;
  if (isAnew || now.retried < before.retried) return {};
  return {
    enqueued: now.enqueued - before.enqueued,
    dequeued: now.dequeued - before.dequeued,
    retried: now.retried - before.retried,
  };
}

/** Known only where publishers give their messages a time. */
function ageSeconds({ head_message_timestamp: seconds }: RabbitQueue, nowMs: number) {
  if (seconds === null || seconds === undefined) return undefined;
  return Math.max(0, nowMs / 1_000 - seconds);
}
