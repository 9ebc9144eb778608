import type { BullmqEvents, BullmqJob, BullmqQueue } from './bullmq.js';
import { countEvents } from './count-events.js';
import { type DeadLetterOptions, DeadLetters } from './dead-letters.js';
import { createGuard } from './guard.js';
import type { Timer } from './system.js';
import type { Watch, WatchParts } from './watch.js';

export interface WatchQueueOptions {
  /**
   * BullMQ's QueueEvents of the same queue. With it, what comes, leaves, fails and is tried again is counted, and dead
   * letters know when they failed first. Without it, those are not known.
   */
  events?: BullmqEvents | undefined;
  /** Seconds from one look to the next. 10. */
  every?: number | undefined;
  /** The service that consumes the queue. Left out: this one. */
  service?: string | undefined;
  /** What jobs that failed for good are sent with. False: they are counted, and not sent. */
  deadLetters?: boolean | DeadLetterOptions | undefined;
}

/** Looks at a BullMQ queue in turns: how much waits and for how long, what is under way, what failed for good. */
export function watchQueue(
  { outbox, settings, system, problems }: WatchParts,
  queue: BullmqQueue,
  options: WatchQueueOptions = {},
): Watch {
  const { environment } = settings;
  const service = options.service ?? settings.service;
  const origin = { system: 'bullmq', service, environment };
  const deadQueue = `${queue.name}.failed`;
  const everyMs = Math.max(1, options.every ?? 10) * 1_000;
  const deadLetters = new DeadLetters({
    queue,
    options: options.deadLetters ?? true,
    sinceMs: system.now(),
    send: (letter) => outbox.add('queues/dead-letters', { queue: deadQueue, ...origin, ...letter }),
  });
  const counter =
    options.events === undefined
      ? undefined
      : countEvents(options.events, deadLetters, createGuard(problems));
  let timer: Timer | undefined;
  let isStopped = false;

  const look = async () => {
    const [counts, waiting, failed, consumers] = await Promise.all([
      queue.getJobCounts(),
      queue.getJobs(['waiting', 'prioritized'], 0, 0, true),
      queue.getJobs(['failed'], 0, 0, true),
      // Some hosted Redis forbid what it asks.
      queue.getWorkersCount?.().catch(() => undefined),
    ]);
    if (counter === undefined) await deadLetters.findNew();
    if (isStopped) return;
    const at = system.now();
    const depth = sumOf(counts, 'waiting', 'wait', 'paused', 'prioritized');
    outbox.add('queues/samples', {
      queue: queue.name,
      ...origin,
      kind: 'work',
      depth,
      inFlight: counts.active,
      delayed: counts.delayed,
      oldestAgeSeconds: ageSeconds(at, waiting.map(dueMs)),
      consumers,
      ...counter?.take(),
      at,
    });
    outbox.add('queues/samples', {
      queue: deadQueue,
      ...origin,
      kind: 'dead_letter',
      deadLetterOf: queue.name,
      depth: counts.failed,
      oldestAgeSeconds: ageSeconds(
        at,
        failed.map((job) => job?.finishedOn),
      ),
      at,
    });
  };
  const tick = async () => {
    try {
      await look();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      problems.report('watch', `The queue ${queue.name} could not be looked at: ${why}`);
    }
    if (!isStopped) timer = system.startTimer(() => void tick(), everyMs);
  };
  void tick();
  return {
    stop() {
      isStopped = true;
      timer?.cancel();
      counter?.stop();
    },
  };
}

function sumOf(counts: Record<string, number>, ...states: string[]): number {
  return states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
}

/** When a job began to wait: a delayed one does so when its time has come. */
function dueMs(job: BullmqJob | undefined): number | undefined {
  return job === undefined ? undefined : job.timestamp + (job.opts?.delay ?? 0);
}

function ageSeconds(nowMs: number, times: (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  if (known.length === 0) return undefined;
  return Math.max(0, (nowMs - Math.min(...known)) / 1_000);
}
