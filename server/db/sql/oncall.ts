import type { Queryable } from './bind';

export interface PolicyRow {
  name: string;
  steps: unknown;
  repeats: number;
}

/** The policy of this name, else of this team, else that for the rest. Plan: escalation_policy_pkey by its first column: a few rows. */
export async function selectPolicy(
  client: Queryable,
  projectId: string,
  { name, team }: { name: string | null; team: string | null },
): Promise<PolicyRow | null> {
  const { rows } = await client.query<PolicyRow>(
    `SELECT name, steps, repeats FROM escalation_policy
     WHERE project_id = $1 AND (team IS NULL OR lower(team) = lower($2) OR lower(name) = lower($3))
     ORDER BY lower(name) = lower($3) DESC NULLS LAST, team NULLS LAST LIMIT 1`,
    [projectId, team, name],
  );
  return rows[0] ?? null;
}

export interface ScheduleRow {
  id: string;
  name: string;
  timeZone: string;
  layers: unknown;
  /** A calendar can follow it by a secret address. */
  hasFeed: boolean;
  overrides: { id: string; person: string; fromMs: number; toMs: number; createdBy: string }[];
}

/**
 * Schedules of a project, all or those of `ids`, with the overrides that are not over at `sinceMs`, oldest first.
 * Plan: oncall_schedule_pkey by its first column; for each oncall_override_schedule.
 */
export async function selectSchedules(
  client: Queryable,
  {
    projectId,
    ids,
    sinceMs,
  }: { projectId: string; ids: readonly string[] | null; sinceMs: number },
): Promise<ScheduleRow[]> {
  const { rows } = await client.query<ScheduleRow>(
    `SELECT s.id, s.name, s.time_zone AS "timeZone", s.layers, s.feed_hash IS NOT NULL AS "hasFeed", coalesce((
       SELECT jsonb_agg(jsonb_build_object('id', o.id, 'person', o.user_id, 'createdBy', o.created_by,
         'fromMs', extract(epoch FROM o.from_at) * 1000, 'toMs', extract(epoch FROM o.to_at) * 1000)
         ORDER BY o.created_at, o.id)
       FROM oncall_override o
       WHERE o.project_id = s.project_id AND o.schedule_id = s.id AND o.to_at > to_timestamp($3::float8 / 1000)
     ), '[]') AS overrides
     FROM oncall_schedule s
     WHERE s.project_id = $1 AND ($2::uuid[] IS NULL OR s.id = ANY($2)) ORDER BY s.created_at, s.id`,
    [projectId, ids, sinceMs],
  );
  return rows;
}

/** The schedule that a secret address is of. Plan: oncall_schedule_feed. */
export async function findFeed(
  client: Queryable,
  hash: Uint8Array,
): Promise<{ projectId: string; id: string } | null> {
  const { rows } = await client.query<{ projectId: string; id: string }>(
    `SELECT s.project_id AS "projectId", s.id FROM oncall_schedule s JOIN project p ON p.id = s.project_id
     WHERE s.feed_hash = $1 AND p.archived_at IS NULL`,
    [Buffer.from(hash)],
  );
  return rows[0] ?? null;
}
