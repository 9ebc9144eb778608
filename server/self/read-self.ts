import type { RecordContext } from '@/domain/ingest/record-reading';
import type { SelfBacklog, SelfReading } from '@/domain/self/self-reading';
import { systemPool } from '../db/client';
import {
  selectChannelStates,
  selectCollectorBacklog,
  selectCollectorStates,
  selectDeadNotices,
  selectEscalationBacklog,
  selectIngestToday,
  selectOutboxBacklog,
  selectRulesLag,
} from '../db/sql/self-reading';
import { type JobRow, selectJobs } from '../db/sql/system-status';
import { webCommitSeconds } from './web-commit-time';

export const SELF_JOB = 'watch-itself';

export interface SelfState {
  reading: SelfReading;
  jobs: JobRow[];
}

/** How Candor does at this moment. */
export async function readSelf(context: RecordContext): Promise<SelfState> {
  const pool = systemPool();
  const [jobs, commitSeconds] = await Promise.all([selectJobs(pool), webCommitSeconds(context)]);
  const reading = {
    atMs: context.nowMs,
    outbox: await selectOutboxBacklog(pool),
    escalations: await selectEscalationBacklog(pool),
    collectorTurns: await selectCollectorBacklog(pool),
    jobTurns: jobBacklog(jobs),
    rulesLagSeconds: await selectRulesLag(pool),
    ingestToday: await selectIngestToday(pool),
    commitSeconds,
    channels: await selectChannelStates(pool),
    collectors: await selectCollectorStates(pool),
    jobs: jobs.map(({ name, lastFinishedAt, failsAgain }) => ({
      name,
      isRun: lastFinishedAt !== null,
      failsAgain,
    })),
    deadNotices: await selectDeadNotices(pool, SELF_JOB),
  };
  return { reading, jobs };
}

/** A worker looks every second: what is due for less has not waited. */
const LOOKS_EVERY_SECONDS = 2;

function jobBacklog(jobs: readonly JobRow[]): SelfBacklog {
  const late = jobs.filter(({ overdueSeconds }) => overdueSeconds > LOOKS_EVERY_SECONDS);
  const underWay = jobs.filter(
    ({ lastStartedAt, lastFinishedAt }) =>
      lastStartedAt !== null && (lastFinishedAt === null || lastFinishedAt < lastStartedAt),
  );
  return {
    due: late.length,
    underWay: underWay.length,
    delayed: jobs.length - late.length - underWay.length,
    oldestSeconds: late.length === 0 ? null : Math.max(...late.map((job) => job.overdueSeconds)),
  };
}
