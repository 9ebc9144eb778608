import type { Queryable } from './bind';
import { timestampText } from './timestamp-text';

/** An alert as an evaluation looks at it. */
export interface UnsettledAlert {
  id: string;
  ruleId: string;
  fingerprint: string;
  labels: Record<string, string>;
  state: 'pending' | 'firing' | 'acknowledged' | 'resolved';
  startedMs: number;
  heldMs: number;
  isHolding: boolean;
  count: number;
  value: number | null;
  resolvedMs: number | null;
}

const MS = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

/** Of more rules than this all that is open in the project is read: it is less than one look-up a rule. */
const MOST_LOOKED_UP = 50;

/**
 * What these rules have open, and what a person closed although it held; of many rules, also what others have.
 * Index Scan using alert_unsettled.
 */
export async function readUnsettledAlerts(
  client: Queryable,
  ruleIds: readonly string[],
): Promise<UnsettledAlert[]> {
  const { rows } = await client.query<UnsettledAlert>(
    `SELECT id, rule_id AS "ruleId", fingerprint, labels, state, ${MS('started_at')} AS "startedMs",
       ${MS('held_at')} AS "heldMs", is_holding AS "isHolding", count, value, ${MS('resolved_at')} AS "resolvedMs"
     FROM alert WHERE project_id = candor_project_id() AND ($1::uuid[] IS NULL OR rule_id = ANY($1))
       AND (state <> 'resolved' OR is_holding)`,
    [ruleIds.length > MOST_LOOKED_UP ? null : ruleIds],
  );
  return rows;
}

export interface AlertTouch {
  id: string;
  heldMs: number;
  isHolding: boolean;
  value: number | null;
  summary: string;
}

/** Brings open alerts up to date, in the order of their ids so that two never wait for each other; by alert_pkey. */
export async function touchAlerts(
  client: Queryable,
  projectId: string,
  touches: readonly AlertTouch[],
): Promise<void> {
  if (touches.length === 0) return;
  const rows = [...touches].sort((a, b) => (a.id < b.id ? -1 : 1));
  await client.query(
    `UPDATE alert a SET held_at = t.held_at, is_holding = t.is_holding, value = t.value, summary = t.summary
     FROM unnest($2::uuid[], $3::timestamptz[], $4::bool[], $5::float8[], $6::text[])
       AS t(id, held_at, is_holding, value, summary)
     WHERE a.project_id = $1 AND a.id = t.id AND a.state <> 'resolved'`,
    [
      projectId,
      rows.map(({ id }) => id),
      rows.map(({ heldMs }) => timestampText(heldMs)),
      rows.map(({ isHolding }) => isHolding),
      rows.map(({ value }) => value),
      rows.map(({ summary }) => summary),
    ],
  );
}

export interface UnreviewedRule {
  ruleId: string;
  key: string;
  name: string;
  count: number;
}

/**
 * How often each rule that still is has fired since then without a review; 0 for those that have not.
 * HashAggregate over alert_rule_pkey, with an Index Scan using alert_project_id_started_at_idx.
 */
export async function countUnreviewed(
  client: Queryable,
  sinceMs: number,
): Promise<UnreviewedRule[]> {
  const { rows } = await client.query<UnreviewedRule>(
    `SELECT r.id AS "ruleId", r.key, r.name, count(a.id)::int AS count
     FROM alert_rule r LEFT JOIN alert a ON a.project_id = r.project_id AND a.rule_id = r.id
       AND a.started_at >= $1 AND a.fired_at IS NOT NULL AND a.review IS NULL
     WHERE r.project_id = candor_project_id() AND r.deleted_at IS NULL
       AND r.query ->> 'signal' <> 'unreviewed_alerts'
     GROUP BY r.id, r.key, r.name`,
    [timestampText(sinceMs)],
  );
  return rows;
}
