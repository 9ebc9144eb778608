import type { Queryable } from './bind';

export interface AcknowledgedAlert {
  projectId: string;
  id: string;
  severity: string;
  acknowledgedMs: number;
  acknowledgedBy: string | null;
  snoozedUntilMs: number | null;
  /** As its rule says; null: as is usual for the severity. */
  ackTimeoutSeconds: number | null;
  nowMs: number;
}

const MS = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

/**
 * All alerts that are acknowledged, over all projects, those acknowledged longest ago first: the few that somebody works on.
 * Index Scan using alert_acknowledged, Nested Loop by alert_rule_pkey.
 */
export async function readAcknowledgedAlerts(client: Queryable): Promise<AcknowledgedAlert[]> {
  const { rows } = await client.query<AcknowledgedAlert>(
    `SELECT a.project_id AS "projectId", a.id, a.severity, ${MS('a.acknowledged_at')} AS "acknowledgedMs",
       a.acknowledged_by AS "acknowledgedBy", ${MS('a.snoozed_until')} AS "snoozedUntilMs",
       r.ack_timeout_seconds AS "ackTimeoutSeconds", ${MS('candor_now()')} AS "nowMs"
     FROM alert a JOIN alert_rule r ON r.project_id = a.project_id AND r.id = a.rule_id
     WHERE a.state = 'acknowledged' ORDER BY a.acknowledged_at`,
  );
  return rows;
}
