import type { Queryable } from './bind';

/** Roll-ups of signals and how many days they are kept; a new signal adds its tables here. */
const KEPT: readonly { table: string; column: string; days: number }[] = [
  { table: 'queue_rollup_minute', column: 'bucket', days: 30 },
  { table: 'queue_rollup_hour', column: 'bucket', days: 400 },
  { table: 'dead_letter_rollup_minute', column: 'bucket', days: 30 },
  { table: 'dead_letter_rollup_hour', column: 'bucket', days: 400 },
  { table: 'breaker_rollup_minute', column: 'bucket', days: 30 },
  { table: 'breaker_rollup_hour', column: 'bucket', days: 400 },
  { table: 'concurrency_limit', column: 'ts', days: 30 },
];

/**
 * Deletes a project's roll-ups past their time; answers how many rows. Index Scan using each table's primary key by its
 * project; run rarely, since a table that has something else before its time is read as a whole.
 */
export async function deleteOldRollups(client: Queryable, projectId: string): Promise<number> {
  let deleted = 0;
  for (const { table, column, days } of KEPT) {
    const { rowCount } = await client.query(
      `DELETE FROM ${table} WHERE project_id = $1 AND ${column} < candor_now() - make_interval(days => $2)`,
      [projectId, days],
    );
    deleted += rowCount ?? 0;
  }
  return deleted;
}

/**
 * Deletes dead letters that failed last before a project's retention, and the groups that nothing is left of.
 * Index Scans using dead_letter_project_id_failed_at_idx and dead_letter_group_pkey.
 */
export async function deleteOldLetters(
  client: Queryable,
  projectId: string,
  retentionDays: number,
): Promise<void> {
  const cutoff = 'candor_now() - make_interval(days => $2)';
  await client.query(`DELETE FROM dead_letter WHERE project_id = $1 AND failed_at < ${cutoff}`, [
    projectId,
    retentionDays,
  ]);
  await client.query(
    `DELETE FROM dead_letter_group WHERE project_id = $1 AND last_failed_at < ${cutoff}`,
    [projectId, retentionDays],
  );
}
