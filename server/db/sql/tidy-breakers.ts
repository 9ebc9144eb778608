import type { Queryable } from './bind';

const CUTOFF = 'candor_now() - make_interval(days => $2)';

// Hash Join of breaker_instance and breaker_reading, each by an Index Scan on its project; then deletes by primary keys.
// Which instances are gone: not heard of since the cutoff, while another of the same breaker was.
const FORGET_INSTANCES = `
WITH heard AS MATERIALIZED (
  SELECT breaker_id, instance, max(ts) AS ts FROM (
    SELECT breaker_id, instance, state_at AS ts FROM breaker_instance WHERE project_id = $1
    UNION ALL SELECT breaker_id, instance, ts FROM breaker_reading WHERE project_id = $1
  ) AS told GROUP BY breaker_id, instance
), newest AS (
  SELECT breaker_id, max(ts) AS ts FROM heard GROUP BY breaker_id
), gone AS MATERIALIZED (
  SELECT h.breaker_id, h.instance FROM heard h JOIN newest n USING (breaker_id)
  WHERE h.ts < ${CUTOFF} AND n.ts >= ${CUTOFF}
), moves AS (
  DELETE FROM breaker_transition t USING gone g
  WHERE t.project_id = $1 AND t.breaker_id = g.breaker_id AND t.instance = g.instance
), readings AS (
  DELETE FROM breaker_reading r USING gone g
  WHERE r.project_id = $1 AND r.breaker_id = g.breaker_id AND r.instance = g.instance
)
DELETE FROM breaker_instance i USING gone g
WHERE i.project_id = $1 AND i.breaker_id = g.breaker_id AND i.instance = g.instance`;

// Index Scan using breaker_transition_ts; semi join by Index Only Scan using breaker_transition_pkey. The last move before
// the cutoff stays, since it tells the state that the time after it begins with.
const FORGET_MOVES = `
DELETE FROM breaker_transition t
WHERE t.project_id = $1 AND t.ts < ${CUTOFF} AND EXISTS (
  SELECT FROM breaker_transition l
  WHERE l.project_id = $1 AND l.breaker_id = t.breaker_id AND l.instance = t.instance
    AND l.ts > t.ts AND l.ts < ${CUTOFF}
)`;

/** Forgets a project's moves of breakers past its retention, and instances that others have outlived by it. */
export async function deleteOldBreakers(
  client: Queryable,
  projectId: string,
  retentionDays: number,
): Promise<void> {
  await client.query(FORGET_INSTANCES, [projectId, retentionDays]);
  await client.query(FORGET_MOVES, [projectId, retentionDays]);
}
