import { formatTime } from '@/domain/time-range/format-time';
import { systemPool } from '../db/client';
import {
  type JobRow,
  type OutboxRow,
  selectAuditorBeat,
  selectJobs,
  selectOutbox,
} from '../db/sql/system-status';
import { env } from '../env';
import { findSelfProject } from '../projects/ensure-self-project';
import { type IngestLatency, readIngestLatency } from './ingest-latency';
import { SILENT_SECONDS } from './watch-auditor';

export interface SystemStatus {
  /** Worst first, in words; empty when all is well. */
  problems: string[];
  /** When the auditor ended its last run; null before its first. */
  auditedAt: string | null;
  outbox: OutboxRow;
  /** What went wrong in the last day and is mended, in words. */
  recoveries: string[];
  /** The project in which Candor watches itself; null where it does not. */
  self: { slug: string; name: string } | null;
  /** How long storing takes in this web process; null before it has stored anything. */
  ingest: IngestLatency | null;
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
  const [rows, beat, outbox, ingest, self] = await Promise.all([
    selectJobs(systemPool()),
    selectAuditorBeat(systemPool()),
    selectOutbox(systemPool(), projectId),
    readIngestLatency(),
    env().CANDOR_SELF_WATCH ? findSelfProject() : null,
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
  return {
    problems,
    recoveries: recoveriesOf(rows),
    auditedAt,
    outbox,
    self: self && { slug: self.slug, name: self.name },
    ingest,
    jobs,
  };
}

/** What workers that died or hung had begun, one line for all that was taken over in the same minute. */
function recoveriesOf(rows: readonly JobRow[]): string[] {
  const minutes = new Map<string, string[]>();
  for (const { name, takenOverAt, abandonedAt } of rows) {
    if (takenOverAt === null || abandonedAt === null) continue;
    const at = timeText(takenOverAt);
    const words = `${name} (begun ${timeText(abandonedAt)})`;
    minutes.set(at, [...(minutes.get(at) ?? []), words]);
  }
  return [...minutes].map(
    ([at, jobs]) =>
      `A worker died or hung before it had ended ${jobs.join(', ')}; it was taken over at ${at}.`,
  );
}

function timeText(at: Date): string {
  return `${formatTime(at.getTime(), 'UTC', 'date-minute')} UTC`;
}
