import { systemPool } from '../db/client';
import {
  type OutboxRow,
  selectAuditorBeat,
  selectJobs,
  selectOutbox,
} from '../db/sql/system-status';
import { SILENT_SECONDS } from './watch-auditor';

export interface SystemStatus {
  /** Worst first, in words; empty when all is well. */
  problems: string[];
  /** When the auditor ended its last run; null before its first. */
  auditedAt: string | null;
  outbox: OutboxRow;
  jobs: {
    name: string;
    startedAt: string | null;
    finishedAt: string | null;
    error: string | null;
    isLate: boolean;
  }[];
}

/** A job that is due is begun within seconds. */
const LATE_SECONDS = 60;

/** How Candor itself does: its worker's jobs, its auditor, and this project's outbox. */
export async function readStatus(projectId: string): Promise<SystemStatus> {
  const [rows, beat, outbox] = await Promise.all([
    selectJobs(systemPool()),
    selectAuditorBeat(systemPool()),
    selectOutbox(systemPool(), projectId),
  ]);
  const jobs = rows.map((row) => ({
    name: row.name,
    startedAt: row.lastStartedAt?.toISOString() ?? null,
    finishedAt: row.lastFinishedAt?.toISOString() ?? null,
    error: row.lastError,
    isLate: row.overdueSeconds > LATE_SECONDS,
  }));
  const problems: string[] = [];
  if (beat === null) problems.push('The auditor has never run: start the worker.');
  else if (beat.silentSeconds >= SILENT_SECONDS)
    problems.push('The worker has stopped: no rule is judged. Start it, and look at its log.');
  for (const { name, error } of jobs)
    if (error !== null) problems.push(`The job ${name} failed at its last turn: ${error}`);
  const late = jobs.filter(({ isLate }) => isLate).map(({ name }) => name);
  if (late.length > 0 && beat !== null && beat.silentSeconds < SILENT_SECONDS)
    problems.push(`Due for more than a minute and not begun: ${late.join(', ')}.`);
  if (outbox.failedToday > 0)
    problems.push(
      `${outbox.failedToday} ${outbox.failedToday === 1 ? 'notice' : 'notices'} of the last 24 hours could not be delivered. Channels says why.`,
    );
  const auditedAt = beat === null ? null : new Date(beat.beatMs).toISOString();
  return { problems, auditedAt, outbox, jobs };
}
