import type { Queryable } from './bind';

export interface DeliveryRow {
  id: string;
  targetId: string;
  targetKind: string;
  targetLabel: string;
  transition: string;
  subject: string | null;
  state: string;
  tries: number;
  isRepeat: boolean;
  lastError: string | null;
  suppressedReason: string | null;
  createdAt: Date;
  nextAt: Date;
  settledAt: Date | null;
}

const DELIVERY = `n.id, n.target_id AS "targetId", n.target_kind AS "targetKind", n.target_label AS "targetLabel",
  n.transition, n.payload->>'subject' AS subject, n.state, n.tries, n.is_repeat AS "isRepeat",
  n.last_error AS "lastError", n.suppressed_reason AS "suppressedReason", n.created_at AS "createdAt",
  n.next_at AS "nextAt", n.settled_at AS "settledAt"`;

/** The newest `most` of each target, newest first. Plan: for each target the first entries of notification_target. */
export async function selectLastDeliveries(
  client: Queryable,
  projectId: string,
  targetIds: readonly string[],
  most: number,
): Promise<DeliveryRow[]> {
  const { rows } = await client.query<DeliveryRow>(
    `SELECT ${DELIVERY} FROM unnest($2::uuid[]) AS t(id) CROSS JOIN LATERAL (
       SELECT * FROM notification WHERE project_id = $1 AND target_id = t.id ORDER BY seq DESC LIMIT $3) n
     ORDER BY n.seq DESC`,
    [projectId, targetIds, most],
  );
  return rows;
}

/** The newest `most` of each target in any of these projects, newest first. Plan: as selectLastDeliveries, for each project. */
export async function selectLastDeliveriesAnywhere(
  client: Queryable,
  projectIds: readonly string[],
  targetIds: readonly string[],
  most: number,
): Promise<DeliveryRow[]> {
  const { rows } = await client.query<DeliveryRow>(
    `SELECT ${DELIVERY} FROM unnest($1::uuid[]) AS p(id) CROSS JOIN unnest($2::uuid[]) AS t(id) CROSS JOIN LATERAL (
       SELECT * FROM notification WHERE project_id = p.id AND target_id = t.id ORDER BY seq DESC LIMIT $3) n
     ORDER BY n.seq DESC`,
    [projectIds, targetIds, most],
  );
  return rows;
}

export interface LedgerRow {
  alertId: string;
  at: Date;
  target: string;
  channel: string;
  transition: string;
  state: string;
  tries: number;
  isRepeat: boolean;
  lastError: string | null;
  suppressedReason: string | null;
  /** How many minutes it is held back; null when it is not. */
  heldMinutes: number | null;
}

/** Everything that was to be told of these alerts, oldest first. Plan: notification_alert for each, channels by their key. */
export const READ_LEDGER = `
  SELECT n.alert_id AS "alertId", coalesce(n.settled_at, n.created_at) AS at, n.target_label AS target,
    coalesce(n.target_via, c.kind, CASE WHEN n.target_kind = 'contact' THEN 'email' ELSE 'removed' END) AS channel, n.transition,
    n.state, n.tries, n.is_repeat AS "isRepeat", n.last_error AS "lastError", n.suppressed_reason AS "suppressedReason",
    round(extract(epoch FROM n.held_until - n.created_at) / 60)::int AS "heldMinutes"
  FROM notification n
  LEFT JOIN notification_channel c
    ON c.project_id = n.project_id AND c.id = n.target_id AND n.target_kind = 'channel'
  WHERE n.project_id = $1::uuid AND n.alert_id = ANY($2::uuid[])
  ORDER BY n.seq LIMIT 5000`;
