import type pg from 'pg';

type Queryable = Pick<pg.ClientBase, 'query'>;

/** A collector whose turn it is, with the fence that settles it. */
export interface ClaimedCollector {
  projectId: string;
  id: string;
  kind: string;
  url: string;
  username: string | null;
  secret: Buffer | null;
  service: string | null;
  environment: string | null;
  prefix: string;
  memory: unknown;
  fence: string;
}

/**
 * Claims collectors that are due, for `leaseSeconds`: two workers never get the same, and one that dies loses its own
 * when the lease ends.
 * Plan: index scan on collector_due up to now, the projects of those few by project_pkey; update by collector_pkey.
 */
export async function claimDueCollectors(
  client: Queryable,
  most: number,
  leaseSeconds: number,
): Promise<ClaimedCollector[]> {
  const { rows } = await client.query<ClaimedCollector>(
    `WITH due AS (
       SELECT c.project_id, c.id FROM collector c JOIN project p ON p.id = c.project_id
       WHERE c.run_after <= candor_now() AND NOT c.is_paused AND p.archived_at IS NULL
       ORDER BY c.run_after LIMIT $1 FOR UPDATE OF c SKIP LOCKED
     )
     UPDATE collector c SET fence = fence + 1, last_started_at = candor_now(),
       run_after = candor_now() + make_interval(secs => $2)
     FROM due WHERE c.project_id = due.project_id AND c.id = due.id
     RETURNING c.project_id AS "projectId", c.id, c.kind, c.url, c.username, c.secret, c.service, c.environment,
       c.prefix, c.memory, c.fence::text`,
    [most, leaseSeconds],
  );
  return rows;
}

interface Settled extends Pick<ClaimedCollector, 'projectId' | 'id' | 'fence'> {
  outcome: { found: string; memory: object } | { error: string };
}

/**
 * Settles a claimed collector: due again an interval after it began. Changes nothing when the fence is not the newest,
 * or the collector is gone. Plan: update by collector_pkey.
 */
export async function settleCollector(client: Queryable, settled: Settled): Promise<void> {
  const { projectId, id, fence, outcome } = settled;
  const failed = 'error' in outcome;
  await client.query(
    `UPDATE collector SET
       run_after = greatest(last_started_at + make_interval(secs => every_seconds), candor_now()),
       last_success_at = CASE WHEN $4::text IS NULL THEN candor_now() ELSE last_success_at END,
       last_found = coalesce($5::text, last_found), memory = coalesce($6::jsonb, memory), last_error = $4,
       failing_since = CASE WHEN $4 IS NULL THEN NULL ELSE coalesce(failing_since, candor_now()) END
     WHERE project_id = $1 AND id = $2 AND fence = $3`,
    [
      projectId,
      id,
      fence,
      failed ? outcome.error : null,
      failed ? null : outcome.found,
      failed ? null : JSON.stringify(outcome.memory),
    ],
  );
}
