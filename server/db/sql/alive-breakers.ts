import type { Queryable } from './bind';

// Asked once: of each row it would take longer than to read it.
const ALIVE = "(SELECT candor_now() - interval '7 days')";

/** The breakers heard of within a week. Index Scans on the project's breaker_instance_pkey and breaker_reading_pkey. */
export async function listAliveBreakers(
  client: Queryable,
  projectId: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT breaker_id AS id FROM breaker_instance WHERE project_id = $1 AND state_at >= ${ALIVE}
     UNION SELECT breaker_id FROM breaker_reading WHERE project_id = $1 AND ts >= ${ALIVE} LIMIT $2`,
    [projectId, limit],
  );
  return rows.map(({ id }) => id);
}
