import type { BullmqEvents, BullmqListeners } from './bullmq.js';
import type { DeadLetters } from './dead-letters.js';
import type { Guard } from './guard.js';

interface QueueCounts {
  enqueued: number;
  dequeued: number;
  failed: number;
  retried: number;
}

const NOTHING: QueueCounts = { enqueued: 0, dequeued: 0, failed: 0, retried: 0 };
const FINISHED = new Set(['completed', 'failed']);

/** Counts what BullMQ tells of a queue, and hands over the jobs that fail. */
export function countEvents(
  events: BullmqEvents,
  deadLetters: DeadLetters,
  guard: Guard,
): { take(): QueueCounts; stop(): void } {
  let counts = { ...NOTHING };
  let lastAdded = '';
  const retried = (jobId: string, id: string) => {
    counts.retried += 1;
    deadLetters.noteFailure(jobId, timeOf(id));
  };
  const listeners: BullmqListeners = {
    added({ jobId }) {
      counts.enqueued += 1;
      lastAdded = jobId;
    },
    waiting({ jobId, prev }, id) {
      // Somebody has put a finished one back by hand.
      if (prev !== undefined && FINISHED.has(prev)) counts.enqueued += 1;
      if (prev === 'active') retried(jobId, id);
    },
    delayed({ jobId }, id) {
      // A new job that is to wait is told of right after it was added; any other has been tried before.
      if (jobId !== lastAdded) retried(jobId, id);
      lastAdded = '';
    },
    completed({ jobId }) {
      counts.dequeued += 1;
      deadLetters.forget(jobId);
    },
    failed({ jobId, failedReason }, id) {
      // Told only of jobs that are not tried again.
      counts.dequeued += 1;
      counts.failed += 1;
      deadLetters.add(jobId, failedReason ?? '', timeOf(id));
    },
    removed({ jobId, prev }) {
      if (prev !== undefined && !FINISHED.has(prev)) counts.dequeued += 1;
      deadLetters.forget(jobId);
    },
  };
  const names = Object.keys(listeners) as (keyof BullmqListeners)[];
  for (const name of names) {
    listeners[name] = guard(listeners[name], undefined);
    events.on(name, listeners[name]);
  }
  return {
    take() {
      const taken = counts;
      counts = { ...NOTHING };
      return taken;
    },
    stop() {
      for (const name of names) events.off(name, listeners[name]);
    },
  };
}

/** The id of an entry in a Redis stream begins with Redis' time of it. */
function timeOf(id: string): number | undefined {
  const ms = Number(id.split('-')[0]);
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}
