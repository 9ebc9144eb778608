import type { AlertAnswer } from '@/domain/alerting/alert-answers';
import { presentWords, type StandingAlert } from '@/domain/alerting/present-words';
import type { OpenAlert } from '@/domain/overview/alert-problems';
import type { OpenIncident } from '@/domain/overview/incident-problems';
import { kept, type Queryable } from './bind';

interface AlertRow extends StandingAlert, Omit<OpenAlert, 'startedAt' | 'severity' | 'state'> {
  severity: AlertAnswer['severity'];
  state: AlertAnswer['state'];
  startedAt: Date;
}

/**
 * The newest open alerts, each with who owns it. Nested Loops: Limit over an Index Scan Backward using
 * alert_project_id_started_at_idx, then Index Scans using alert_rule_pkey and service_pkey.
 */
export async function readOpenAlerts(
  client: Queryable,
  { limit, nowMs }: { limit: number; nowMs: number },
): Promise<OpenAlert[]> {
  const { rows } = await client.query<AlertRow>(
    kept(
      `SELECT a.id, a.rule_name AS "ruleName", a.severity, a.state, a.summary, a.started_at AS "startedAt", a.path,
         a.is_holding AS "isHolding", a.held_at AS "heldAt", r.evaluated_at AS "evaluatedAt",
         r.keep_firing_for_seconds AS "keepFiringForSeconds", a.acknowledged_by AS "acknowledgedBy",
         coalesce(r.owner_team, s.owner_team) AS "ownerTeam"
       FROM (
         SELECT * FROM alert WHERE project_id = candor_project_id() AND state IN ('firing', 'acknowledged')
         ORDER BY started_at DESC, id DESC LIMIT $1
       ) a
       JOIN alert_rule r ON r.project_id = a.project_id AND r.id = a.rule_id
       LEFT JOIN service s ON s.project_id = a.project_id AND s.name = a.service
       ORDER BY a.started_at DESC, a.id DESC`,
      [limit],
    ),
  );
  return rows.map(({ id, ruleName, severity, state, path, acknowledgedBy, ownerTeam, ...row }) => {
    const summary = presentWords({ state, ...row }, nowMs);
    const startedAt = row.startedAt.toISOString();
    return { id, ruleName, severity, state, summary, startedAt, path, acknowledgedBy, ownerTeam };
  });
}

/**
 * The newest incidents that are not resolved, each with who commands it. Nested Loop: Limit over an Index Scan Backward
 * using incident_project_id_started_at_idx, then an Index Scan using incident_role_pkey.
 */
export async function readOpenIncidents(client: Queryable, limit: number): Promise<OpenIncident[]> {
  const { rows } = await client.query<OpenIncident>(
    kept(
      `SELECT i.number, i.title, i.severity, i.status, c.name AS commander FROM (
         SELECT * FROM incident
         WHERE project_id = candor_project_id() AND status IN ('investigating', 'identified', 'monitoring')
         ORDER BY started_at DESC, id DESC LIMIT $1
       ) i
       LEFT JOIN incident_role c ON c.project_id = i.project_id AND c.incident_id = i.id AND c.role = 'commander'
       ORDER BY i.started_at DESC, i.id DESC`,
      [limit],
    ),
  );
  return rows;
}
