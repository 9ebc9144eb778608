import { systemPool } from '../client';

/**
 * Projects that lack any of the default rules, deleted ones counted. Seq Scan on project with an aggregate by
 * alert_rule_pkey for each: some dozens of rows, once a minute.
 */
export async function findProjectsWithoutRules(keys: readonly string[]): Promise<string[]> {
  const { rows } = await systemPool().query<{ id: string }>(
    `SELECT p.id FROM project p WHERE p.archived_at IS NULL AND
       (SELECT count(*) FROM alert_rule r WHERE r.project_id = p.id AND r.default_key = ANY($1::text[])) < $2
     ORDER BY p.id LIMIT 1000`,
    [keys, keys.length],
  );
  return rows.map(({ id }) => id);
}
