import {
  deadLetterOf,
  type FailureMemory,
  failureMemorySchema,
  rememberFailures,
} from '@/domain/collectors/bullmq/failed-job';
import { countedExactly } from '@/domain/quantities/counted';
import { withRedis } from '../outgoing/connect-redis';
import { VisitFailure } from '../visit-failure';
import { letterRecords, queueRecords } from './queue-records';
import { type BullmqCounts, countBullmqJobs, listBullmqQueues } from './read-bullmq';
import { readFailedJobs } from './read-failed-jobs';
import type { Visit } from './visit';

const MARGIN_MS = 60_000;

/** Looks at every BullMQ queue in a Redis. It reads and never writes. */
export const visitBullmq: Visit = async ({ target, memory, context }) =>
  withRedis(target, async (redis) => {
    const { queues, isCut } = await listBullmqQueues(redis, target.prefix);
    if (queues.length === 0) {
      throw new VisitFailure(
        `There is no BullMQ queue under the prefix ${JSON.stringify(target.prefix)}.`,
        'Check the number of the database (redis://host:6379/1) and the prefix that your queues are made with.',
      );
    }
    const known = failureMemorySchema.catch({}).parse(memory);
    const remembered: FailureMemory = {};
    // An older one would be told as if it had failed now.
    const sinceMs = context.nowMs - context.acceptPastMs + MARGIN_MS;
    const samples: Record<string, unknown>[] = [];
    const letters: Record<string, unknown>[] = [];
    let dead = 0;
    for (const queue of queues) {
      const counts = await countBullmqJobs(redis, target.prefix, queue);
      dead += counts.failed;
      samples.push(...samplesOf(counts, context.nowMs));
      const failed = await readFailedJobs(redis, target.prefix, queue, known[queue], sinceMs);
      letters.push(...failed.map((job) => deadLetterOf(queue, job)));
      remembered[queue] = rememberFailures(failed, known[queue]);
    }
    const told = dead === 0 ? '' : `, ${countedExactly(dead, 'failed job')}`;
    return {
      records: [
        ...queueRecords(samples, target, context),
        ...letterRecords(letters, target, context),
      ],
      found: `${isCut ? 'the first ' : ''}${countedExactly(queues.length, 'queue')}${told}`,
      memory: remembered,
    };
  });

/** A failed job has no tries left: those are dead letters, in a queue of their own. */
function samplesOf(counts: BullmqCounts, nowMs: number): Record<string, unknown>[] {
  const ageSeconds = (since: number | null) =>
    since === null ? undefined : Math.max(0, (nowMs - since) / 1_000);
  const { queue } = counts;
  return [
    {
      queue,
      system: 'bullmq',
      kind: 'work',
      depth: counts.waiting + counts.paused + counts.prioritized,
      inFlight: counts.active,
      delayed: counts.delayed,
      oldestAgeSeconds: ageSeconds(counts.oldestWaitingMs),
      at: nowMs,
    },
    {
      queue: `${queue}.failed`,
      system: 'bullmq',
      kind: 'dead_letter',
      deadLetterOf: queue,
      depth: counts.failed,
      oldestAgeSeconds: ageSeconds(counts.oldestFailedMs),
      at: nowMs,
    },
  ];
}
