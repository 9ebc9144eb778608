import type pg from 'pg';

/** Events that a key has had accepted today (UTC). Index Scan using ingest_usage_pkey. */
export async function readTodaysUsage(
  client: Pick<pg.ClientBase, 'query'>,
  projectId: string,
  keyId: string,
): Promise<number> {
  const { rows } = await client.query<{ accepted: string | null }>({
    name: 'read-todays-usage',
    text: `SELECT sum(accepted)::text AS accepted FROM ingest_usage
      WHERE project_id = $1 AND day = (candor_now() AT TIME ZONE 'UTC')::date AND key_id = $2`,
    values: [projectId, keyId],
  });
  return Number(rows[0]?.accepted ?? 0);
}
