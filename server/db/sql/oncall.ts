import type { Queryable } from './bind';

export interface PolicyRow {
  name: string;
  steps: unknown;
  repeats: number;
}

/** The policy of this name, else the one that this team has chosen, else the one for it, else that for the rest. Plan: escalation_policy_pkey by its first column: a few rows; team_name. */
export async function selectPolicy(
  client: Queryable,
  projectId: string,
  { name, team }: { name: string | null; team: string | null },
): Promise<PolicyRow | null> {
  const { rows } = await client.query<PolicyRow>(
    `SELECT p.name, p.steps, p.repeats FROM escalation_policy p
     LEFT JOIN team t ON t.project_id = p.project_id AND t.policy_id = p.id AND lower(t.name) = lower($2)
     WHERE p.project_id = $1
       AND (p.team IS NULL OR t.id IS NOT NULL OR lower(p.team) = lower($2) OR lower(p.name) = lower($3))
     ORDER BY lower(p.name) = lower($3) DESC NULLS LAST, t.id IS NOT NULL DESC,
       lower(p.team) = lower($2) DESC NULLS LAST, p.team NULLS FIRST LIMIT 1`,
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

export interface TeamRow {
  id: string;
  name: string;
  policyId: string | null;
  channelId: string | null;
  people: string[];
  services: string[];
  rules: number;
}

/** The teams of a project by name, with who is in them and what they own. Plan: team_pkey, service_pkey and alert_rule_pkey by their first column. */
export async function selectTeams(client: Queryable, projectId: string): Promise<TeamRow[]> {
  const { rows } = await client.query<TeamRow>(
    `SELECT t.id, t.name, t.policy_id AS "policyId", t.channel_id AS "channelId",
       ARRAY(SELECT m.user_id::text FROM team_member m WHERE m.project_id = t.project_id AND m.team_id = t.id) AS people,
       ARRAY(SELECT s.name FROM service s WHERE s.project_id = t.project_id AND s.owner_team = t.name ORDER BY s.name) AS services,
       (SELECT count(*)::int FROM alert_rule r WHERE r.project_id = t.project_id AND r.owner_team = t.name) AS rules
     FROM team t WHERE t.project_id = $1 ORDER BY lower(t.name)`,
    [projectId],
  );
  return rows;
}
