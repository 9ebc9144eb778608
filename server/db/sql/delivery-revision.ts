import type { Queryable } from './bind';

/**
 * What tells one state of a project's deployments and incidents from every other: the changes noted since old ones were
 * forgotten. Index Only Scan using delivery_revision_pkey; some hundred rows at the most.
 */
export async function readDeliveryRevision(client: Queryable, projectId: string): Promise<string> {
  const { rows } = await client.query<{ revision: string | null }>(
    `SELECT md5(string_agg(id::text, ',' ORDER BY id)) AS revision FROM delivery_revision WHERE project_id = $1`,
    [projectId],
  );
  return rows[0]?.revision ?? '';
}

/** Forgets old changes but the last of each project, by which no state comes again. Seq Scan of a short table. */
export async function forgetOldRevisions(client: Queryable): Promise<void> {
  await client.query(
    `DELETE FROM delivery_revision r WHERE made_at < candor_now() - interval '10 minutes'
       AND EXISTS (SELECT FROM delivery_revision n WHERE n.project_id = r.project_id AND n.id > r.id)`,
  );
}
