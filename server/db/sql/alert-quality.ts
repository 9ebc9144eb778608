import type { Queryable } from './bind';
import { timestampText } from './timestamp-text';

export interface RuleCounts {
  id: string;
  name: string;
  severity: string;
  signal: string;
  isEnabled: boolean;
  isDeleted: boolean;
  createdMs: number;
  actionable: number;
  noise: number;
  duplicate: number;
  unreviewed: number;
}

/**
 * How often each rule fired since then, by what was said of it; rules that have not fired come with zeros.
 * HashAggregate over alert_rule_pkey, with an Index Scan using alert_project_id_started_at_idx.
 */
export async function countReviews(client: Queryable, sinceMs: number): Promise<RuleCounts[]> {
  const { rows } = await client.query<RuleCounts>(
    `SELECT r.id, r.name, r.severity, r.query ->> 'signal' AS signal, r.is_enabled AS "isEnabled",
       r.deleted_at IS NOT NULL AS "isDeleted", (extract(epoch FROM r.created_at) * 1000)::float8 AS "createdMs",
       count(*) FILTER (WHERE a.review = 'actionable')::int AS actionable,
       count(*) FILTER (WHERE a.review = 'noise')::int AS noise,
       count(*) FILTER (WHERE a.review = 'duplicate')::int AS duplicate,
       count(a.id) FILTER (WHERE a.review IS NULL)::int AS unreviewed
     FROM alert_rule r LEFT JOIN alert a ON a.project_id = r.project_id AND a.rule_id = r.id
       AND a.started_at >= $1 AND a.fired_at IS NOT NULL
     WHERE r.project_id = candor_project_id()
     GROUP BY r.project_id, r.id`,
    [timestampText(sinceMs)],
  );
  return rows;
}

/**
 * The moments at which somebody was told that an alert fires, each step of each alert once however many it told.
 * Index Scan using alert_project_id_started_at_idx, Nested Loop by notification_alert.
 */
export async function readPages(client: Queryable, sinceMs: number): Promise<number[]> {
  const { rows } = await client.query<{ ms: number }>(
    `SELECT min((extract(epoch FROM n.created_at) * 1000)::float8) AS ms
     FROM alert a JOIN notification n ON n.project_id = a.project_id AND n.alert_id = a.id
     WHERE a.project_id = candor_project_id() AND a.started_at >= $1 AND n.state = 'delivered'
       AND n.transition IN ('fired', 'still_firing', 'escalated')
     GROUP BY a.id, date_trunc('minute', n.created_at) ORDER BY 1 LIMIT 50000`,
    [timestampText(sinceMs)],
  );
  return rows.map(({ ms }) => ms);
}
