import type { Queryable } from './bind';

/** A silence as whatever asks whether it holds needs it. */
export interface SilenceRow {
  id: string;
  kind: string;
  matchers: unknown;
  reason: string;
  ownerName: string;
  startsAt: Date;
  endsAt: Date;
  recurrence: unknown;
}

/** All silences of a project that have begun and are not over; one that recurs may not hold at this moment. Plan: silence_ends_at. */
export const READ_CURRENT_SILENCES = `
  SELECT id, kind, matchers, reason, owner_name AS "ownerName", starts_at AS "startsAt", ends_at AS "endsAt", recurrence
  FROM silence WHERE project_id = $1::uuid AND ends_at > candor_now() AND starts_at <= candor_now()
  ORDER BY ends_at DESC`;

/**
 * The same, held until the transaction ends: whoever ends one of them waits, and then finds what this transaction has put
 * off to its end. Plan: silence_ends_at.
 */
export async function holdCurrentSilences(
  client: Queryable,
  projectId: string,
): Promise<SilenceRow[]> {
  const { rows } = await client.query<SilenceRow>(`${READ_CURRENT_SILENCES} FOR SHARE`, [
    projectId,
  ]);
  return rows;
}

/** Takes the steps at once that wait for a silence to end. Plan: alert_escalation_silence. */
export const WAKE_SILENCED = `
  WITH woken AS (
    UPDATE alert_escalation SET next_at = candor_now()
    WHERE project_id = $1::uuid AND silence_id = $2::uuid AND next_at IS NOT NULL RETURNING project_id
  )
  SELECT pg_notify('candor_notice', project_id::text) FROM (SELECT DISTINCT project_id FROM woken) AS projects`;

/** A silence whose owner is to be told that it ends soon. */
export interface EndingSilence extends SilenceRow {
  projectId: string;
  slug: string;
  /** Its project is. */
  isArchived: boolean;
  ownerId: string | null;
  ownerTeam: string | null;
  nowMs: number;
}

/**
 * Takes one silence whose owner is to be told, so that nobody else tells them; what is over meanwhile is told to nobody.
 * Plan: first entry of silence_tell_at, the project by its key.
 */
export async function takeEndingSilence(client: Queryable): Promise<EndingSilence | null> {
  const { rows } = await client.query<EndingSilence>(
    `UPDATE silence s SET tell_at = NULL FROM project p
     WHERE p.id = s.project_id AND (s.project_id, s.id) = (
       SELECT project_id, id FROM silence WHERE tell_at <= candor_now() ORDER BY tell_at LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING s.project_id AS "projectId", s.id, s.kind, s.matchers, s.reason, s.owner_name AS "ownerName",
       s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.recurrence, s.owner_id AS "ownerId",
       s.owner_team AS "ownerTeam", p.slug, p.archived_at IS NOT NULL AS "isArchived", (extract(epoch FROM candor_now()) * 1000)::float8 AS "nowMs"`,
  );
  return rows[0] ?? null;
}
