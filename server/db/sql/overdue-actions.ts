import type { Queryable } from './bind';

export interface OverdueOwner {
  projectId: string;
  slug: string;
  ownerId: string;
  count: number;
  /** The longest overdue first, at most ten. */
  actions: { title: string; dueOn: string }[];
}

/**
 * Who has actions that were due before today (UTC), in every project that is not archived.
 * GroupAggregate over a Seq Scan on action_item, some hundred rows a project, and project_pkey.
 */
export async function selectOverdueOwners(client: Queryable): Promise<OverdueOwner[]> {
  const { rows } = await client.query<OverdueOwner>(
    `SELECT a.project_id AS "projectId", p.slug, a.owner_id AS "ownerId", count(*)::int AS count,
       (array_agg(jsonb_build_object('title', a.title, 'dueOn', a.due_on::text) ORDER BY a.due_on, a.id))[1:10] AS actions
     FROM action_item a JOIN project p ON p.id = a.project_id AND p.archived_at IS NULL
     WHERE a.status = 'open' AND a.owner_id IS NOT NULL AND a.due_on < (candor_now() AT TIME ZONE 'UTC')::date
     GROUP BY a.project_id, p.slug, a.owner_id`,
  );
  return rows;
}
