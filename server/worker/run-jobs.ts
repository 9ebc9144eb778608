import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { systemPool } from '@/server/db/client';
import { claimWorkerJob, registerWorkerJob, settleWorkerJob } from '@/server/db/sql/worker-jobs';
import { log } from '@/server/observability/log';
import type { Job } from './job';

const LOOK_EVERY_MS = 1_000;

/** Claims the job if it is due, runs it, settles it. Answers whether it ran. */
export async function runJobIfDue(job: Job, signal: AbortSignal): Promise<boolean> {
  const claim = await claimWorkerJob(systemPool(), job);
  if (claim === null) return false;
  const { fence, abandonedAt } = claim;
  if (abandonedAt !== null)
    log.warn('A worker began this job and never ended it; it is taken over', {
      job: job.name,
      begunAt: abandonedAt.toISOString(),
    });
  let failure: unknown;
  try {
    await job.run(signal);
  } catch (error) {
    failure = error;
    if (!signal.aborted)
      log.error('A job failed; it runs again at its next turn', { job: job.name, error });
  }
  await settleWorkerJob(systemPool(), {
    name: job.name,
    fence,
    everySeconds: job.everySeconds,
    error: failure === undefined ? null : String(failure),
  });
  return true;
}

async function runForever(job: Job, signal: AbortSignal): Promise<void> {
  let registered = false;
  while (!signal.aborted) {
    try {
      if (!registered) await registerWorkerJob(systemPool(), job.name);
      registered = true;
      await runJobIfDue(job, signal);
    } catch (error) {
      if (!signal.aborted)
        log.warn('A job could not be claimed; the database may be away', { job: job.name, error });
    }
    await delay(Math.min(LOOK_EVERY_MS, job.everySeconds * 1000), undefined, { signal }).catch(
      () => {},
    );
  }
}

/** Runs every job until `signal` aborts; resolves when the runs under way have ended. */
export async function runJobs(jobs: readonly Job[], signal: AbortSignal): Promise<void> {
  // Each job listens while it waits, and once more while it runs; more than ten would pass for a leak.
  setMaxListeners(10 + 2 * jobs.length, signal);
  await Promise.all(jobs.map((job) => runForever(job, signal)));
}
