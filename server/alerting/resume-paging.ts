import { pagingResumes } from '@/domain/alerting/act-on-alert';
import { ACK_TIMEOUT_SECONDS, type Severity } from '@/domain/alerting/severity';
import { writeNotice } from '@/domain/live/changed-nouns';
import { inProject, systemPool } from '../db/client';
import { type AcknowledgedAlert, readAcknowledgedAlerts } from '../db/sql/acknowledged-alerts';
import { notifyProjects } from '../db/sql/notify';
import { followAlert } from '../oncall/follow-alert';

const WORDS = {
  snooze_over: 'The snooze is over and it still fires: paging goes on',
  acknowledgement_timed_out: 'Acknowledged for so long without being over: paging goes on',
} as const;

/** Has paging go on for what was snoozed or acknowledged for as long as it may be. Answers how many there were. */
export async function resumePaging(): Promise<number> {
  const resumed = new Set<string>();
  let count = 0;
  for (const alert of await readAcknowledgedAlerts(systemPool())) {
    const timeout = alert.ackTimeoutSeconds ?? ACK_TIMEOUT_SECONDS[alert.severity as Severity];
    const because = pagingResumes(
      { ...alert, state: 'acknowledged', resolvedMs: null },
      timeout ?? null,
      alert.nowMs,
    );
    if (because === null || !(await resume(alert, because))) continue;
    resumed.add(alert.projectId);
    count += 1;
  }
  if (count > 0) {
    const notices = [...resumed].map((projectId) => writeNotice(projectId, ['alert']));
    await notifyProjects(systemPool(), 'candor_signal', notices);
  }
  return count;
}

/** False when somebody acted on it in between: acknowledged it anew, closed it. */
function resume(alert: AcknowledgedAlert, because: keyof typeof WORDS): Promise<boolean> {
  const { projectId, id, snoozedUntilMs, nowMs } = alert;
  return inProject(projectId, async (tx) => {
    const { count } = await tx.alert.updateMany({
      where: {
        projectId,
        id,
        state: 'acknowledged',
        acknowledgedAt: new Date(alert.acknowledgedMs),
        snoozedUntil: snoozedUntilMs === null ? null : new Date(snoozedUntilMs),
      },
      data: { state: 'firing', acknowledgedAt: null, acknowledgedBy: null, snoozedUntil: null },
    });
    if (count === 0) return false;
    await followAlert(tx, {
      projectId,
      alertId: id,
      kind: 'paging_resumed',
      text: WORDS[because],
      by: null,
      atMs: nowMs,
    });
    return true;
  });
}
