import type { Queryable } from './bind';
import { IS_NOT_HELD } from './notification-lanes';

/** What must never be, found all the same. */
export interface AuditFinding {
  /** untold: it fires and nobody is on the way to be told. late: a notice waits though it is due. doubled: one key twice. */
  kind: 'untold' | 'late' | 'doubled';
  projectId: string;
  /** The alert, or the notice. */
  id: string;
  /** In words, with how long. */
  subject: string;
}

/** Told, on the way, or not told for a reason that the ledger gives; or its next step is still to come. */
const IS_ACCOUNTED_FOR = `(EXISTS (SELECT FROM notification n WHERE n.project_id = a.project_id AND n.alert_id = a.id
      AND n.transition IN ('fired', 'still_firing', 'escalated')
      AND (n.state IN ('scheduled', 'sending', 'delivered') OR (n.state = 'suppressed' AND n.suppressed_reason IS NOT NULL)))
    OR EXISTS (SELECT FROM notification n WHERE n.project_id = a.project_id AND n.alert_id = a.id
      AND n.transition = 'delivery_failed' AND n.state IN ('scheduled', 'sending', 'delivered'))
    OR EXISTS (SELECT FROM alert_escalation e WHERE e.project_id = a.project_id AND e.alert_id = a.id
      AND e.next_at > candor_now() - make_interval(secs => $1))
    OR (a.severity IN ('low', 'info') AND EXISTS (SELECT FROM alert_event v
      WHERE v.project_id = a.project_id AND v.alert_id = a.id AND v.kind = 'paged')))`;

/**
 * Looks for what breaks the promises of paging: alerts that have fired for `graceSeconds` and are accounted for nowhere,
 * notices that were due so long ago and that nobody sends, and dedupe keys that stand twice.
 * In archived projects nothing is judged. Plan: firing alerts by alert_unsettled with look-ups in notification_alert; lanes with the first entry of
 * notification_waiting each; the keys of the last hour.
 */
export async function findBrokenPromises(
  client: Queryable,
  graceSeconds: number,
): Promise<AuditFinding[]> {
  const { rows } = await client.query<AuditFinding>(
    `SELECT 'untold' AS kind, a.project_id AS "projectId", a.id, a.summary AS subject
     FROM alert a JOIN project p ON p.id = a.project_id AND p.archived_at IS NULL
     WHERE a.state = 'firing' AND a.fired_at < candor_now() - make_interval(secs => $1) AND NOT ${IS_ACCOUNTED_FOR}
     UNION ALL
     SELECT 'late', l.project_id, head.id, head.target_label FROM notification_lane l CROSS JOIN LATERAL (
       SELECT n.id, n.target_label, n.next_at FROM notification n
       WHERE n.project_id = l.project_id AND n.target_id = l.target_id AND n.state IN ('scheduled', 'sending') AND ${IS_NOT_HELD}
       ORDER BY n.seq LIMIT 1) head
     WHERE head.next_at < candor_now() - make_interval(secs => $1)
       AND l.claimed_until < candor_now() - make_interval(secs => $1)
     UNION ALL
     SELECT 'doubled', n.project_id, min(n.id::text)::uuid, n.dedupe_key FROM notification n
     WHERE n.created_at > candor_now() - interval '1 hour' GROUP BY n.project_id, n.dedupe_key HAVING count(*) > 1
     LIMIT 100`,
    [graceSeconds],
  );
  return rows;
}
