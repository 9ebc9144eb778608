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
