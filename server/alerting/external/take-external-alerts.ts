import type { ExternalAlert } from '@/domain/alerting/external/external-alert';
import { inProject, systemPool } from '../../db/client';
import { databaseNow } from '../../db/database-clock';
import { notifyFollowers } from '../../db/sql/notify';
import { externalRule } from './external-rule';
import { fireExternal, resolveExternal } from './move-external-alert';

/** What became of alerts from elsewhere. */
export interface Taken {
  fired: number;
  resolved: number;
  /** Known already, closed by hand a moment ago, or of a rule that is switched off. */
  unchanged: number;
}

/**
 * Takes in what other systems say of their alerts: each is an alert of this project like any other, told, escalated and
 * reviewed. The same again changes nothing, in whatever order and however often it comes.
 */
export async function takeExternalAlerts(
  projectId: string,
  alerts: readonly ExternalAlert[],
): Promise<Taken> {
  const nowMs = Math.floor(await databaseNow());
  const taken: Taken = { fired: 0, resolved: 0, unchanged: 0 };
  for (const alert of alerts) {
    // Each commits by itself: one that fails is sent again, and those before it are known then.
    const changed = await inProject(projectId, async (tx) => {
      const rule = await externalRule(tx, { projectId, nowMs }, alert);
      if (!rule.isEnabled) return false;
      const move = alert.status === 'firing' ? fireExternal : resolveExternal;
      return move(tx, { projectId, rule, alert, nowMs });
    });
    if (!changed) taken.unchanged += 1;
    else if (alert.status === 'firing') taken.fired += 1;
    else taken.resolved += 1;
  }
  if (taken.fired + taken.resolved > 0) await notifyFollowers(systemPool(), projectId, 'alert');
  return taken;
}
