import type { Queryable } from './bind';
import { timestampText } from './timestamp-text';

/** A rule that this worker, and no other, evaluates once, at one moment. */
export interface ClaimedRule {
  projectId: string;
  id: string;
  name: string;
  query: unknown;
  condition: unknown;
  forSeconds: number;
  keepFiringForSeconds: number;
  noData: 'keep' | 'fire' | 'resolve';
  severity: string;
  intervalSeconds: number;
  revision: number;
  fence: string;
  lastError: string | null;
  nowMs: number;
}

/** Asked once a statement: by itself it would be for every rule, some times. */
const NOW = '(SELECT candor_now())';

/** Rules of a project are due together, in steps of their interval from its beginning: what they look at is read once. */
const NEXT_TURN = `due.created_at + make_interval(secs => r.interval_seconds *
       (floor(extract(epoch FROM ${NOW} - due.created_at) / r.interval_seconds) + 1)::float8)`;

const CLAIMED = `UPDATE alert_rule r SET fence = fence + 1, evaluated_at = ${NOW}, due_at = ${NEXT_TURN}
   FROM due WHERE r.project_id = due.project_id AND r.id = due.id
   RETURNING r.project_id AS "projectId", r.id, r.name, r.query, r.condition, r.for_seconds AS "forSeconds",
     r.keep_firing_for_seconds AS "keepFiringForSeconds", r.no_data AS "noData", r.severity,
     r.interval_seconds AS "intervalSeconds", r.revision, r.fence::text, r.last_error AS "lastError",
     (extract(epoch FROM ${NOW}) * 1000)::float8 AS "nowMs"`;

/**
 * Claims rules that are due, oldest first and a project's together, and makes each due again at its next turn: a tick
 * happens once however many workers run, and one that was missed is not made up for. One that is due later than its
 * interval from now was claimed before the clock went back. Plan: Limit over Incremental Sort over Index Scan using
 * alert_rule_due_at_idx, Nested Loop by project_pkey; the update by alert_rule_pkey.
 */
export async function claimDueRules(client: Queryable, most: number): Promise<ClaimedRule[]> {
  const { rows } = await client.query<ClaimedRule>(
    `WITH due AS (
       SELECT r.project_id, r.id, p.created_at FROM alert_rule r JOIN project p ON p.id = r.project_id
       WHERE (r.due_at <= ${NOW} OR r.due_at > ${NOW} + make_interval(secs => r.interval_seconds + 1))
         AND r.is_enabled AND r.deleted_at IS NULL AND p.archived_at IS NULL
       ORDER BY r.due_at, r.project_id LIMIT $1 FOR UPDATE OF r SKIP LOCKED
     ) ${CLAIMED}`,
    [most],
  );
  return rows;
}

interface RulesOver {
  projectId: string;
  signals: readonly string[];
  sinceMs: number;
}

/** Of a project's rules over some signals, those that nobody has claimed since a moment. */
const UNCLAIMED_OVER = `r.project_id = $1 AND r.query ->> 'signal' = ANY($2::text[])
         AND r.is_enabled AND r.deleted_at IS NULL AND p.archived_at IS NULL
         AND (r.evaluated_at IS NULL OR r.evaluated_at < $3 OR r.evaluated_at > ${NOW})`;

const parametersOf = ({ projectId, signals, sinceMs }: RulesOver) => [
  projectId,
  signals,
  timestampText(sinceMs),
];

/**
 * Claims a project's rules over some signals, due or not, that nobody has claimed since a moment: who claimed them later
 * has seen all that was stored before. One that somebody holds is left out, see isRuleLeft.
 * Plan: Index Scan using alert_rule_pkey on the project, filtered: some hundred rules.
 */
export async function claimRulesOver(client: Queryable, over: RulesOver): Promise<ClaimedRule[]> {
  const { rows } = await client.query<ClaimedRule>(
    `WITH due AS (
       SELECT r.project_id, r.id, p.created_at FROM alert_rule r JOIN project p ON p.id = r.project_id
       WHERE ${UNCLAIMED_OVER}
       FOR UPDATE OF r SKIP LOCKED
     ) ${CLAIMED}`,
    parametersOf(over),
  );
  return rows;
}

/**
 * Whether any of them is still to be claimed: somebody held it who may have looked before that moment, to change what it
 * has found or the rule itself. Plan: as of the claim.
 */
export async function isRuleLeft(client: Queryable, over: RulesOver): Promise<boolean> {
  const { rows } = await client.query<{ isLeft: boolean }>(
    `SELECT EXISTS (
       SELECT FROM alert_rule r JOIN project p ON p.id = r.project_id WHERE ${UNCLAIMED_OVER}
     ) AS "isLeft"`,
    parametersOf(over),
  );
  return rows[0]?.isLeft === true;
}

/**
 * Makes every project's rules over some signals due now. One that somebody holds is at its turn.
 * Plan: Seq Scan, once whenever a worker begins to listen.
 */
export async function makeRulesDue(client: Queryable, signals: readonly string[]): Promise<void> {
  await client.query(
    `UPDATE alert_rule r SET due_at = ${NOW} FROM (
       SELECT project_id, id FROM alert_rule
       WHERE query ->> 'signal' = ANY($1::text[]) AND is_enabled AND deleted_at IS NULL AND due_at > ${NOW}
       FOR UPDATE SKIP LOCKED
     ) waiting WHERE r.project_id = waiting.project_id AND r.id = waiting.id`,
    [signals],
  );
}

/** Notes why a rule could not be evaluated, or that it can again; by alert_rule_pkey. */
export async function noteRuleError(
  client: Queryable,
  { projectId, id, fence }: Pick<ClaimedRule, 'projectId' | 'id' | 'fence'>,
  error: string | null,
): Promise<void> {
  await client.query(
    'UPDATE alert_rule SET last_error = $4 WHERE project_id = $1 AND id = $2 AND fence = $3',
    [projectId, id, fence, error],
  );
}
