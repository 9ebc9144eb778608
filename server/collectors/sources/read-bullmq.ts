import type { Redis } from 'ioredis';

/** More queues than this are not looked at; nobody watches them one by one either. */
const MOST_QUEUES = 500;
const MOST_SCANS = 2_000;
const SCAN_COUNT = 1_000;

export interface BullmqCounts {
  queue: string;
  waiting: number;
  paused: number;
  prioritized: number;
  active: number;
  delayed: number;
  failed: number;
  /** Epoch ms since which the oldest waiting job waits; null when none waits. */
  oldestWaitingMs: number | null;
  oldestFailedMs: number | null;
}

/** The names of the queues under a prefix: BullMQ keeps a `meta` for each. */
export async function listBullmqQueues(
  redis: Redis,
  prefix: string,
): Promise<{ queues: string[]; isCut: boolean }> {
  const start = `${prefix}:`;
  const pattern = `${start.replaceAll(/[\\*?[\]]/g, '\\$&')}*:meta`;
  const names = new Set<string>();
  let cursor = '0';
  let scans = 0;
  do {
    const [next, keys] = await redis.scan(cursor, 'MATCH', pattern, 'COUNT', String(SCAN_COUNT));
    for (const key of keys) names.add(key.slice(start.length, -':meta'.length));
    cursor = next;
    scans += 1;
  } while (cursor !== '0' && scans < MOST_SCANS && names.size <= MOST_QUEUES);
  const queues = [...names].sort().slice(0, MOST_QUEUES);
  return { queues, isCut: cursor !== '0' || names.size > MOST_QUEUES };
}

/**
 * Counts a queue's jobs by state, from the keys that BullMQ keeps, in two round trips. BullMQ's own classes would write
 * to the Redis that they look at.
 */
export async function countBullmqJobs(
  redis: Redis,
  prefix: string,
  queue: string,
): Promise<BullmqCounts> {
  const key = (name: string) => `${prefix}:${queue}:${name}`;
  const [waiting, paused, prioritized, active, delayed, failed, next, nextPaused, dead] =
    await Promise.all([
      redis.llen(key('wait')),
      redis.llen(key('paused')),
      redis.zcard(key('prioritized')),
      redis.llen(key('active')),
      redis.zcard(key('delayed')),
      redis.zcard(key('failed')),
      // Jobs are pushed on the left and taken from the right.
      redis.lindex(key('wait'), '-1'),
      redis.lindex(key('paused'), '-1'),
      redis.zrange(key('failed'), '0', '0', 'WITHSCORES'),
    ]);
  const oldest = next ?? nextPaused;
  return {
    queue,
    waiting,
    paused,
    prioritized,
    active,
    delayed,
    failed,
    oldestWaitingMs: oldest === null ? null : await waitingSince(redis, key(oldest)),
    oldestFailedMs: dead[1] === undefined ? null : Number(dead[1]),
  };
}

/** A job begins to wait when it is added, or when the delay that it was added with is over. */
async function waitingSince(redis: Redis, jobKey: string): Promise<number | null> {
  const [timestamp, options] = await redis.hmget(jobKey, 'timestamp', 'opts');
  const added = Number(timestamp);
  if (!Number.isFinite(added) || added <= 0) return null;
  const delay = /"delay":(\d+)/.exec(options ?? '')?.[1];
  return added + Number(delay ?? 0);
}
