import type { Queryable } from './bind';

/** No try waits for longer than the hour that a receiver may ask for. */
const IS_DUE = `(n.tries = 0 OR n.next_at <= candor_now() OR n.next_at > candor_now() + interval '61 minutes')`;

/** Not held back, by a clock that has not gone back since. */
export const IS_NOT_HELD = `(n.held_until IS NULL OR n.held_until <= candor_now() OR n.created_at > candor_now())`;

/** A target that somebody may send to until its claim ends. */
export interface ClaimedLane {
  projectId: string;
  targetKind: string;
  targetId: string;
  fence: string;
}

/** The notice at the head of a lane. */
export interface HeadNotice {
  id: string;
  alertId: string | null;
  transition: string;
  payload: unknown;
  at: Date;
  tries: number;
  isRepeat: boolean;
  targetLabel: string;
  projectName: string;
}

/**
 * Claims lanes whose first notice is due, for `leaseSeconds`: two senders never get the same, and one that dies loses
 * its own when the lease ends. A notice behind one that waits for its next try waits too. One that was never tried is due
 * whatever its time says, and so is what lies further ahead than any wait: the clock went back. One that is held back
 * lets those behind it past.
 * Plan: all lanes (one a target), for each the first entry of notification_waiting.
 */
export async function claimDueLanes(
  client: Queryable,
  most: number,
  leaseSeconds: number,
): Promise<ClaimedLane[]> {
  const { rows } = await client.query<ClaimedLane>(
    `WITH due AS (
       SELECT l.project_id, l.target_kind, l.target_id
       FROM notification_lane l
       CROSS JOIN LATERAL (
         SELECT n.next_at, ${IS_DUE} AS is_due FROM notification n
         WHERE n.project_id = l.project_id AND n.target_id = l.target_id AND n.state IN ('scheduled', 'sending') AND ${IS_NOT_HELD}
         ORDER BY n.seq LIMIT 1
       ) head
       WHERE head.is_due AND (l.claimed_until <= candor_now() OR l.claimed_until > candor_now() + make_interval(secs => 2 * $2))
       ORDER BY head.next_at LIMIT $1 FOR UPDATE OF l SKIP LOCKED
     )
     UPDATE notification_lane l SET fence = fence + 1, claimed_until = candor_now() + make_interval(secs => $2)
     FROM due WHERE (l.project_id, l.target_kind, l.target_id) = (due.project_id, due.target_kind, due.target_id)
     RETURNING l.project_id AS "projectId", l.target_kind AS "targetKind", l.target_id AS "targetId", l.fence::text`,
    [most, leaseSeconds],
  );
  return rows;
}

/** Gives a lane back at once. Plan: update by notification_lane_pkey. */
export async function releaseLane(client: Queryable, lane: ClaimedLane): Promise<void> {
  await client.query(
    `UPDATE notification_lane SET claimed_until = '-infinity'
     WHERE project_id = $1 AND target_kind = $2 AND target_id = $3 AND fence = $4`,
    [lane.projectId, lane.targetKind, lane.targetId, lane.fence],
  );
}

/**
 * Begins a try of the lane's first notice if it is due, and renews the lane's claim. What an earlier holder had begun and
 * not settled may have gone out: it is a repeat from now on. Null when nothing is due or the lane is another's by now.
 * Plan: lane by its key, the first entry of notification_waiting, update by notification_pkey.
 */
export async function beginHeadNotice(
  client: Queryable,
  lane: ClaimedLane,
  leaseSeconds: number,
): Promise<HeadNotice | null> {
  const { rows } = await client.query<HeadNotice>(
    `WITH lane AS (
       UPDATE notification_lane SET claimed_until = candor_now() + make_interval(secs => $5)
       WHERE project_id = $1 AND target_kind = $2 AND target_id = $3 AND fence = $4 RETURNING project_id
     ), head AS (
       SELECT n.id, ${IS_DUE} AS is_due FROM notification n JOIN lane ON lane.project_id = n.project_id
       WHERE n.project_id = $1 AND n.target_id = $3 AND n.state IN ('scheduled', 'sending') AND ${IS_NOT_HELD}
       ORDER BY n.seq LIMIT 1
     )
     UPDATE notification n SET state = 'sending', tries = tries + 1, is_repeat = is_repeat OR state = 'sending'
     FROM head, project p
     WHERE n.project_id = $1 AND n.id = head.id AND head.is_due AND p.id = n.project_id
     RETURNING n.id, n.alert_id AS "alertId", n.transition, n.payload, n.created_at AS at, n.tries,
       n.is_repeat AS "isRepeat", n.target_label AS "targetLabel", p.name AS "projectName"`,
    [lane.projectId, lane.targetKind, lane.targetId, lane.fence, leaseSeconds],
  );
  return rows[0] ?? null;
}

/** How a try ended, as the outbox keeps it. */
export type Settlement =
  | { state: 'delivered' }
  | { state: 'suppressed'; reason: string }
  | { state: 'dead'; error: string }
  | { state: 'scheduled'; error: string; afterSeconds: number; mayHaveArrived: boolean };

/**
 * Settles a try that was begun under this claim; answers false, and changes nothing, when the lane is another's by now.
 * Plan: update by notification_pkey, lane by its key.
 */
export async function settleNotice(
  client: Queryable,
  lane: ClaimedLane,
  id: string,
  settlement: Settlement,
): Promise<boolean> {
  const { state } = settlement;
  const { rowCount } = await client.query(
    `UPDATE notification n SET state = $6, last_error = coalesce($7, last_error), suppressed_reason = $8,
       next_at = candor_now() + make_interval(secs => $9), is_repeat = is_repeat OR $10,
       settled_at = CASE WHEN $6 = 'scheduled' THEN NULL ELSE candor_now() END
     WHERE n.project_id = $1 AND n.id = $5 AND n.state = 'sending' AND EXISTS (
       SELECT FROM notification_lane l
       WHERE l.project_id = $1 AND l.target_kind = $2 AND l.target_id = $3 AND l.fence = $4)`,
    [
      lane.projectId,
      lane.targetKind,
      lane.targetId,
      lane.fence,
      id,
      state,
      'error' in settlement ? settlement.error : null,
      state === 'suppressed' ? settlement.reason : null,
      state === 'scheduled' ? settlement.afterSeconds : 0,
      state === 'scheduled' && settlement.mayHaveArrived,
    ],
  );
  return rowCount === 1;
}
