import { setTimeout as delay } from 'node:timers/promises';
import type { Notice, NoticeTarget } from '@/domain/notifications/notice';
import { quantityText } from '@/domain/quantities/format-quantity';
import { systemPool } from '../db/client';
import { inSystemTransaction } from '../db/in-system-transaction';
import {
  type AuditorBeat,
  selectAuditorBeat,
  selectToldOfStop,
  selectWatchedProjects,
} from '../db/sql/system-status';
import { deliverDue } from '../notifications/deliver-notices';
import { enqueueNotices } from '../notifications/enqueue-notices';
import { log } from '../observability/log';
import { findTargets } from '../oncall/find-targets';

const LOOK_EVERY_MS = 30_000;
/** Three of the auditor's turns. */
export const SILENT_SECONDS = 180;
const STOPPED =
  'Candor’s worker has stopped: no rule is judged and nobody is paged until it runs again';
const MEANWHILE = 'Told by the web process, which sends what waits in the meantime.';

/** Looks at the auditor's heartbeat for as long as the web process runs. Twice silent, and it does what it can itself. */
export async function watchAuditor(
  signal: AbortSignal,
  lookEveryMs = LOOK_EVERY_MS,
): Promise<void> {
  let wasSilent = false;
  while (!signal.aborted) {
    await delay(lookEveryMs, undefined, { signal, ref: false }).catch(() => {});
    if (signal.aborted) return;
    try {
      // A clock that jumps ahead makes it look silent until its next turn.
      const isSilent = isSilentBeat(await selectAuditorBeat(systemPool()));
      if (isSilent && wasSilent) await standIn(signal);
      wasSilent = isSilent;
    } catch (error) {
      log.warn('The auditor’s heartbeat could not be looked at', { error });
    }
  }
}

/** One that has never run is not waited for. */
function isSilentBeat(beat: AuditorBeat | null): beat is AuditorBeat {
  return beat !== null && beat.silentSeconds >= SILENT_SECONDS;
}

/**
 * Tells every project once that the worker has stopped when its auditor is silent, and sends what waits in the outbox in
 * its place. Answers whether it is silent.
 */
export async function standIn(signal: AbortSignal): Promise<boolean> {
  const beat = await selectAuditorBeat(systemPool());
  if (!isSilentBeat(beat)) return false;
  for (const projectId of await selectWatchedProjects(systemPool())) {
    const { targets } = await findTargets({
      projectId,
      policy: null,
      ownerTeam: null,
      severity: 'critical',
      round: 0,
      step: 0,
      nowMs: beat.beatMs + beat.silentSeconds * 1_000,
    });
    const notices = targets.map((target) =>
      noticeOf(
        beat,
        { projectId, target },
        { transition: 'fired', subject: STOPPED, text: MEANWHILE },
      ),
    );
    await inSystemTransaction((client) => enqueueNotices(client, notices));
  }
  await deliverDue(signal);
  return true;
}

/** Says that the worker runs again, in the log and to those who were told that it had stopped. For the auditor as it begins. */
export async function tellRunningAgain(): Promise<void> {
  const beat = await selectAuditorBeat(systemPool());
  if (!isSilentBeat(beat)) return;
  const silent = quantityText(beat.silentSeconds, 's');
  log.warn('The worker runs again; no rule was judged meanwhile', { silent });
  const notices = (await selectToldOfStop(systemPool(), threadOf(beat))).map(
    ({ projectId, ...target }) =>
      noticeOf(
        beat,
        { projectId, target },
        {
          transition: 'resolved',
          subject: 'Candor’s worker runs again: rules are judged, and what is due is told',
          text: `For ${silent} no rule was judged.`,
        },
      ),
  );
  await inSystemTransaction((client) => enqueueNotices(client, notices));
}

function threadOf({ beatMs }: AuditorBeat): string {
  return `worker-stopped/${beatMs}`;
}

function noticeOf(
  beat: AuditorBeat,
  { projectId, target }: { projectId: string; target: NoticeTarget },
  told: { transition: 'fired' | 'resolved'; subject: string; text: string },
): Notice {
  const { transition, subject, text } = told;
  const thread = threadOf(beat);
  return {
    projectId,
    dedupeKey: transition === 'fired' ? `${thread}/${target.id}` : `${thread}/over/${target.id}`,
    alertId: null,
    incidentId: null,
    transition,
    target,
    payload: {
      subject,
      severity: 'critical',
      service: null,
      text,
      facts: [{ name: 'Last heartbeat', value: new Date(beat.beatMs).toISOString() }],
      path: null,
      runbookUrl: null,
      by: null,
      thread,
    },
  };
}
