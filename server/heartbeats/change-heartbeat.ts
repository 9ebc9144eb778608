import type { HeartbeatChange } from '@/domain/heartbeats/heartbeat-answers';
import { type HeartbeatRecord, pause, resume } from '@/domain/heartbeats/heartbeat-record';
import type { Heartbeat } from '@/server/db/generated/client';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject, type ProjectTransaction } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { ServiceError } from '../errors';
import { noHeartbeat } from './answer-heartbeats';

const ATTEMPTS = 5;

interface ChangeInput {
  ctx: ProjectContext;
  slug: string;
  input: HeartbeatChange;
}

/**
 * Changes how often a job is to be heard of, or stops waiting for it for a while.
 * @throws ServiceError not_found; unavailable when beats keep coming in between
 */
export async function changeHeartbeat(change: ChangeInput): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const isDone = await inProject(change.ctx.projectId, (tx) => changeIn(tx, change));
    if (isDone) return;
  }
  throw new ServiceError('unavailable', 'The heartbeat is beating too fast to be changed.', {
    hint: 'Try again in a moment.',
    retryAfterSeconds: 1,
  });
}

/** False when a beat came in between. */
async function changeIn(
  tx: ProjectTransaction,
  { ctx, slug, input }: ChangeInput,
): Promise<boolean> {
  const { projectId } = ctx;
  const row = await tx.heartbeat.findUnique({ where: { projectId_slug: { projectId, slug } } });
  if (row === null) throw noHeartbeat();
  const known = recordOf(row);
  const wasPaused = known.pausedMs !== null;
  const turn = (input.paused ?? wasPaused) ? pause : resume;
  const { record, spells } = turn(known, await databaseNow());
  const everySeconds = input.everySeconds ?? row.everySeconds;
  const graceSeconds = input.graceSeconds ?? row.graceSeconds;
  const isSet = input.everySeconds !== undefined || input.graceSeconds !== undefined;
  const { count } = await tx.heartbeat.updateMany({
    where: { projectId, slug, lastBeatAt: row.lastBeatAt, pausedAt: row.pausedAt },
    data: {
      everySeconds,
      graceSeconds,
      scheduleIsSet: row.scheduleIsSet || isSet,
      reckonedFrom: dateOf(record.reckonedFromMs),
      pausedAt: dateOf(record.pausedMs),
    },
  });
  if (count === 0) return false;
  await tx.heartbeatSpell.createMany({
    data: spells.map(({ state, fromMs, toMs, ...schedule }) => ({
      projectId,
      slug,
      state,
      fromAt: new Date(fromMs),
      toAt: new Date(toMs),
      ...schedule,
    })),
    skipDuplicates: true,
  });
  await recordAudit(tx, ctx, {
    action: 'heartbeat.update',
    subject: slug,
    details: {
      everySecondsFrom: row.everySeconds,
      everySecondsTo: everySeconds,
      graceSecondsFrom: row.graceSeconds,
      graceSecondsTo: graceSeconds,
      pausedFrom: wasPaused,
      pausedTo: record.pausedMs !== null,
    },
  });
  return true;
}

function recordOf(row: Heartbeat): HeartbeatRecord {
  const { everySeconds, graceSeconds, lastMessage, lastStatus } = row;
  return {
    everySeconds,
    graceSeconds,
    lastMessage,
    lastStatus: lastStatus === null ? null : lastStatus === 'fail' ? 'fail' : 'ok',
    lastBeatMs: row.lastBeatAt?.getTime() ?? null,
    reckonedFromMs: row.reckonedFrom?.getTime() ?? null,
    failingSinceMs: row.failingSince?.getTime() ?? null,
    pausedMs: row.pausedAt?.getTime() ?? null,
  };
}

function dateOf(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
