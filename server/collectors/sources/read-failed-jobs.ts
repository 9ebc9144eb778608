import type { Redis } from 'ioredis';
import type { FailedJob, FailureMemory } from '@/domain/collectors/bullmq/failed-job';

/** Of one queue and visit, the newest ones; how many there are in all is in the queue's depth. */
const MOST_JOBS = 50;
/** A larger field is left where it is: two kilobytes of it would be kept. */
const MOST_FIELD_BYTES = 64 * 1024;
const FIELDS = ['name', 'failedReason', 'stacktrace', 'data'] as const;

/** The jobs of a queue that have failed since the last visit, and not before `sinceMs`; oldest first. */
export async function readFailedJobs(
  redis: Redis,
  prefix: string,
  queue: string,
  known: FailureMemory[string] | undefined,
  sinceMs: number,
): Promise<FailedJob[]> {
  const entries = await redis.zrevrangebyscore(
    `${prefix}:${queue}:failed`,
    '+inf',
    String(Math.max(sinceMs, known?.untilMs ?? 0)),
    'WITHSCORES',
    'LIMIT',
    0,
    MOST_JOBS,
  );
  const jobs: FailedJob[] = [];
  for (let index = 0; index + 1 < entries.length; index += 2) {
    const [id, score] = [entries[index] ?? '', Number(entries[index + 1])];
    if (known?.ids.includes(id) === true && score === known.untilMs) continue;
    jobs.push(await readJob(redis, `${prefix}:${queue}:${id}`, id, score));
  }
  return jobs.reverse();
}

async function readJob(
  redis: Redis,
  key: string,
  id: string,
  failedMs: number,
): Promise<FailedJob> {
  const sizes = await Promise.all(FIELDS.map((field) => redis.hstrlen(key, field)));
  const small = FIELDS.filter((_, index) => (sizes[index] ?? 0) <= MOST_FIELD_BYTES);
  const values = await redis.hmget(key, 'atm', 'attemptsMade', ...small);
  const fieldOf = (field: (typeof FIELDS)[number]) => {
    const index = small.indexOf(field);
    return index === -1 ? null : (values[index + 2] ?? null);
  };
  // Its name changed with BullMQ 5.
  const attempts = values[0] ?? values[1];
  return {
    id,
    failedMs,
    name: fieldOf('name'),
    reason: fieldOf('failedReason'),
    stacktrace: fieldOf('stacktrace'),
    attempts: attempts === null || attempts === undefined ? null : Number(attempts),
    data: fieldOf('data'),
  };
}
