import type pg from 'pg';

/** What a key has had accepted on a day. */
export interface TodaysUsage {
  /** In UTC, as in 2026-01-31. */
  day: string;
  events: number;
}

/** Events that a key has had accepted today (UTC). Index Scan using ingest_usage_pkey. */
export async function readTodaysUsage(
  client: Pick<pg.ClientBase, 'query'>,
  projectId: string,
  keyId: string,
): Promise<TodaysUsage> {
  const { rows } = await client.query<{ day: string; accepted: string | null }>({
    name: 'read-todays-usage',
    text: `SELECT today.day::text AS day, sum(u.accepted)::text AS accepted
      FROM (SELECT (candor_now() AT TIME ZONE 'UTC')::date AS day) AS today
      LEFT JOIN ingest_usage u ON u.project_id = $1 AND u.day = today.day AND u.key_id = $2
      GROUP BY today.day`,
    values: [projectId, keyId],
  });
  const [row] = rows;
  return { day: row?.day ?? '', events: Number(row?.accepted ?? 0) };
}
