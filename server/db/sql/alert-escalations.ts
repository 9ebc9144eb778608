import type { StandingAlert } from '@/domain/alerting/present-words';
import type { NoticeTarget } from '@/domain/notifications/notice';
import type { Queryable } from './bind';

/** An alert whose next step is due, held until the transaction ends. */
export interface DueEscalation {
  projectId: string;
  alertId: string;
  policy: unknown;
  epoch: number;
  round: number;
  step: number;
  state: string;
  nowMs: number;
}

/**
 * Takes one escalation that is due; others look past it. One that has just begun is, whatever its time says: the clock may
 * have gone back since. In an archived project nobody is woken. Plan: alert_escalation_due in order, one entry for each alert that still pages; the alert by its key.
 */
export async function takeDueEscalation(client: Queryable): Promise<DueEscalation | null> {
  const { rows } = await client.query<DueEscalation>(
    `SELECT e.project_id AS "projectId", e.alert_id AS "alertId", e.policy, e.epoch, e.round, e.step, a.state,
       (extract(epoch FROM candor_now()) * 1000)::float8 AS "nowMs"
     FROM alert_escalation e JOIN alert a ON a.project_id = e.project_id AND a.id = e.alert_id
     WHERE (e.next_at <= candor_now() OR (e.next_at IS NOT NULL AND e.policy IS NULL AND e.silence_id IS NULL))
       AND NOT EXISTS (SELECT FROM project p WHERE p.id = e.project_id AND p.archived_at IS NOT NULL)
     ORDER BY e.next_at LIMIT 1 FOR UPDATE OF e SKIP LOCKED`,
  );
  return rows[0] ?? null;
}

interface Moved extends Pick<DueEscalation, 'projectId' | 'alertId' | 'policy' | 'round' | 'step'> {
  /** Null: nobody is told any more. */
  nextAtMs: number | null;
  /** Waits for this silence to end. */
  silenceId?: string;
}

/** Plan: alert_escalation_pkey. */
export async function moveEscalation(client: Queryable, moved: Moved): Promise<void> {
  const { projectId, alertId, policy, round, step, nextAtMs } = moved;
  await client.query(
    `UPDATE alert_escalation SET policy = $3, round = $4, step = $5, next_at = to_timestamp($6::float8 / 1000),
       silence_id = $7
     WHERE project_id = $1 AND alert_id = $2`,
    [
      projectId,
      alertId,
      policy === null ? null : JSON.stringify(policy),
      round,
      step,
      nextAtMs,
      moved.silenceId ?? null,
    ],
  );
}

/** Begins paging of alerts ($2), or begins it anew, and wakes the clock once the transaction commits. Plan: alert_escalation_pkey. */
export const START_ESCALATIONS = `
  WITH started AS (
    INSERT INTO alert_escalation (project_id, alert_id, next_at)
    SELECT $1::uuid, alert_id, candor_now() FROM unnest($2::uuid[]) AS g(alert_id)
    ON CONFLICT (project_id, alert_id) DO UPDATE SET epoch = alert_escalation.epoch + 1, round = 0, step = 0,
      policy = NULL, next_at = candor_now(), silence_id = NULL
    RETURNING project_id
  )
  SELECT pg_notify('candor_notice', project_id::text) FROM (SELECT DISTINCT project_id FROM started) AS projects`;

/** The next step is due at once, whatever it waits for; what is told is told again. Plan: alert_escalation_pkey. */
export const ESCALATE_NOW = `
  WITH hurried AS (
    INSERT INTO alert_escalation (project_id, alert_id, next_at) VALUES ($1::uuid, $2::uuid, candor_now())
    ON CONFLICT (project_id, alert_id) DO UPDATE SET epoch = alert_escalation.epoch + 1, next_at = candor_now(),
      silence_id = NULL
    RETURNING project_id
  )
  SELECT pg_notify('candor_notice', project_id::text) FROM hurried`;

/** Plan: alert_escalation_pkey. */
export const STOP_ESCALATIONS = `
  UPDATE alert_escalation SET next_at = NULL, silence_id = NULL
  WHERE project_id = $1::uuid AND alert_id = ANY($2::uuid[])`;

/** What has to be known of an alert to tell people about it. */
export interface ToldAlert extends StandingAlert {
  id: string;
  severity: string;
  service: string | null;
  ruleName: string;
  ruleKey: string;
  labels: Record<string, string>;
  count: number;
  startedAt: Date;
  normal: { text?: unknown } | null;
  ownerTeam: string | null;
  escalationPolicy: string | null;
  runbookUrl: string | null;
  slug: string;
}

/** Plan: alert, rule, project and service each by their key. */
export const READ_TOLD_ALERTS = `
  SELECT a.id, a.state, a.severity, a.service, a.summary, a.rule_name AS "ruleName", a.count,
    r.key AS "ruleKey", a.labels,
    a.is_holding AS "isHolding", a.held_at AS "heldAt", r.evaluated_at AS "evaluatedAt",
    r.keep_firing_for_seconds AS "keepFiringForSeconds",
    a.started_at AS "startedAt", a.normal, coalesce(r.owner_team, s.owner_team) AS "ownerTeam",
    coalesce(r.runbook_url, s.runbook_url) AS "runbookUrl",
    r.escalation_policy AS "escalationPolicy", p.slug
  FROM alert a
  JOIN alert_rule r ON r.project_id = a.project_id AND r.id = a.rule_id
  JOIN project p ON p.id = a.project_id
  LEFT JOIN service s ON s.project_id = a.project_id AND s.name = a.service
  WHERE a.project_id = $1::uuid AND a.id = ANY($2::uuid[])`;

/** Someone to whom something of an alert went. */
export interface ToldTarget extends NoticeTarget {
  alertId: string;
}

/** Those to whom something of alerts went, or is going; each once an alert, in the order they were told last. Plan: notification_alert. */
export const READ_TOLD_TARGETS = `
  SELECT "alertId", kind, id, label, via FROM (
    SELECT DISTINCT ON (alert_id, target_id) alert_id AS "alertId", target_kind AS kind, target_id AS id,
      target_label AS label, target_via AS via, seq
    FROM notification
    WHERE project_id = $1::uuid AND alert_id = ANY($2::uuid[]) AND transition IN ('fired', 'still_firing', 'escalated')
      AND (state IN ('scheduled', 'sending', 'delivered') OR is_repeat)
    ORDER BY alert_id, target_id, seq DESC
  ) AS told ORDER BY seq`;

/** What of an alert bears on whether a notice of it may still go out. */
export interface PresentAlert {
  state: string;
  by: string | null;
  /** Whether this target may have had word that it began. */
  wasTold: boolean;
}

/** Plan: alert by its key, notification_alert. */
export async function readPresentAlert(
  client: Queryable,
  asked: { projectId: string; alertId: string; targetId: string },
): Promise<PresentAlert | null> {
  const { rows } = await client.query<PresentAlert>(
    `SELECT a.state, a.acknowledged_by AS by, EXISTS (
       SELECT FROM notification n WHERE n.project_id = $1 AND n.alert_id = $2 AND n.target_id = $3
         AND n.transition IN ('fired', 'still_firing', 'escalated') AND (n.state = 'delivered' OR n.is_repeat)
     ) AS "wasTold"
     FROM alert a WHERE a.project_id = $1 AND a.id = $2`,
    [asked.projectId, asked.alertId, asked.targetId],
  );
  return rows[0] ?? null;
}
