import { makeBinder, type Queryable } from './bind';
import { timestampText } from './timestamp-text';

/** What a rule had learned when it was written. */
export interface StoredBaseline {
  revision: number;
  stepMs: number;
  learnedUntilMs: number;
  forgetAtMs: number;
  state: Uint8Array;
}

/** Plan: Index Scan using baseline_memory_pkey. */
export async function readBaseline(
  client: Queryable,
  ruleId: string,
): Promise<StoredBaseline | null> {
  const { rows } = await client.query<StoredBaseline>(
    `SELECT revision, step_ms AS "stepMs", (extract(epoch FROM learned_until) * 1000)::float8 AS "learnedUntilMs",
       (extract(epoch FROM forget_at) * 1000)::float8 AS "forgetAtMs", state
     FROM baseline_memory WHERE project_id = candor_project_id() AND rule_id = $1`,
    [ruleId],
  );
  return rows[0] ?? null;
}

/**
 * Each in place of what was kept of its rule before, all of it at once; nothing of a rule that was changed meanwhile. In
 * the order of their ids so that two workers never wait for each other. Plan: Values Scan, Index Scan using alert_rule_pkey.
 */
export async function storeBaselines(
  client: Queryable,
  rows: readonly (StoredBaseline & { projectId: string; ruleId: string })[],
): Promise<void> {
  if (rows.length === 0) return;
  const bind = makeBinder();
  const values = rows.map(
    (row) =>
      `(${bind(row.projectId)}::uuid, ${bind(row.ruleId)}::uuid, ${bind(row.revision)}::int, ${bind(row.stepMs)}::int,
        ${bind(timestampText(row.learnedUntilMs))}::timestamptz, ${bind(timestampText(row.forgetAtMs))}::timestamptz,
        ${bind(Buffer.from(row.state))}::bytea)`,
  );
  await client.query(
    `INSERT INTO baseline_memory (project_id, rule_id, revision, step_ms, learned_until, forget_at, state)
     SELECT v.* FROM (VALUES ${values.join(', ')})
       AS v (project_id, rule_id, revision, step_ms, learned_until, forget_at, state)
     JOIN alert_rule r ON r.project_id = v.project_id AND r.id = v.rule_id AND r.revision = v.revision
       AND r.deleted_at IS NULL
     ORDER BY v.project_id, v.rule_id
     ON CONFLICT (project_id, rule_id) DO UPDATE SET revision = excluded.revision, step_ms = excluded.step_ms,
       learned_until = excluded.learned_until, forget_at = excluded.forget_at, state = excluded.state`,
    bind.values,
  );
}
