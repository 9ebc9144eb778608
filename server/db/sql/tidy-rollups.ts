import type { Queryable } from './bind';

interface Kept {
  table: string;
  days: number;
  /** Where a row lies in time; its bucket where nothing is said. */
  column?: string;
  /** The catalogue whose id comes before the bucket in the primary key, so that each of its rows is looked up by key. */
  of?: { catalogue: string; column: string };
  /** A condition on its rows `r`. */
  only?: string;
}

const OF_QUEUE = { catalogue: 'queue', column: 'queue_id' };
const OF_BREAKER = { catalogue: 'breaker', column: 'breaker_id' };

/** Roll-ups of signals and how many days they are kept; a new signal adds its tables here. */
const KEPT: readonly Kept[] = [
  { table: 'queue_rollup_minute', days: 30, of: OF_QUEUE },
  { table: 'queue_rollup_hour', days: 400, of: OF_QUEUE },
  { table: 'queue_trend', days: 30, only: 'r.width_seconds = 600' },
  { table: 'queue_trend', days: 400, only: 'r.width_seconds > 600' },
  { table: 'dead_letter_rollup_minute', days: 30 },
  { table: 'dead_letter_rollup_hour', days: 400 },
  { table: 'breaker_rollup_minute', days: 30, of: OF_BREAKER },
  { table: 'breaker_rollup_hour', days: 400, of: OF_BREAKER },
  { table: 'breaker_rollup_wide', days: 30, only: 'r.width_seconds = 600' },
  { table: 'breaker_rollup_wide', days: 400, only: 'r.width_seconds > 600' },
  { table: 'concurrency_limit', column: 'ts', days: 30 },
  { table: 'metric_rollup_minute', column: 'bucket', days: 30 },
  { table: 'metric_rollup_hour', column: 'bucket', days: 400 },
  { table: 'metric_dropped_hour', column: 'bucket', days: 400 },
  { table: 'metric_series', column: 'last_seen_at', days: 400 },
  { table: 'metric', column: 'last_seen_at', days: 400 },
  { table: 'counter_state', column: 'read_at', days: 7 },
  { table: 'service_sighting', column: 'last_seen_at', days: 30 },
  { table: 'heartbeat_beat', column: 'ts', days: 30 },
  { table: 'heartbeat_beat_hour', column: 'bucket', days: 400 },
  { table: 'heartbeat_spell', column: 'to_at', days: 400 },
  // Of a rule that nobody judges any more: what is, is learned anew within a day.
  { table: 'baseline_memory', column: 'forget_at', days: 1 },
];

/**
 * Deletes a project's roll-ups past their time; answers how many rows. Index Scan using each table's primary key: by
 * (project_id, bucket), or in a Nested Loop over the catalogue by (project_id, its id, bucket).
 */
export async function deleteOldRollups(client: Queryable, projectId: string): Promise<number> {
  let deleted = 0;
  for (const { table, days, column = 'bucket', of, only = 'true' } of KEPT) {
    const using = of === undefined ? '' : `USING ${of.catalogue} c`;
    const joined =
      of === undefined ? '' : `AND c.project_id = r.project_id AND c.id = r.${of.column}`;
    const { rowCount } = await client.query(
      `DELETE FROM ${table} r ${using} WHERE r.project_id = $1 ${joined} AND ${only}
         AND r.${column} < candor_now() - make_interval(days => $2)`,
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
