import type { RecordContext } from '@/domain/ingest/record-reading';
import type { KeyProject } from '@/server/access/find-api-key';

const DAY_MS = 86_400_000;
const FUTURE_MS = 10 * 60_000;

/** Between which times (epoch ms) an event's own time is believed; outside it is clamped and flagged. */
export function acceptanceContext(
  nowMs: number,
  project: Pick<KeyProject, 'acceptPastDays' | 'retentionDays'>,
): RecordContext {
  // What retention would drop at once is not worth believing either.
  const pastDays = Math.min(project.acceptPastDays, project.retentionDays);
  return { nowMs, acceptPastMs: pastDays * DAY_MS, acceptFutureMs: FUTURE_MS };
}
