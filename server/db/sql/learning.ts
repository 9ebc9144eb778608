import type { ComparedIncident } from '@/domain/learning/rank-precedents';
import type { Queryable } from './bind';

export interface ComparedRow extends ComparedIncident {
  number: number;
  title: string;
  severity: string;
  startedAt: Date;
  postmortemId: string | null;
  postmortemTitle: string | null;
}

/**
 * The newest incidents, and one by its id or null, each with the patterns of its error lines, commonest first, and the
 * alerts that were linked to it or raised by its services while it lasted. Limit over an Index Scan Backward using incident_project_id_started_at_idx; for each an Index Scan using
 * incident_alert_pkey, one using alert_project_id_started_at_idx, a range of some hours, and one using
 * incident_pattern_pkey.
 */
export async function selectComparedIncidents(
  client: Queryable,
  { id, most }: { id: string | null; most: number },
): Promise<ComparedRow[]> {
  const { rows } = await client.query<ComparedRow>(
    `SELECT i.id, i.number, i.title, i.severity, i.started_at AS "startedAt", i.services,
       p.id AS "postmortemId", p.title AS "postmortemTitle", coalesce(raised.alerts, '[]'::jsonb) AS alerts,
       ARRAY(SELECT t.pattern FROM incident_pattern t WHERE t.project_id = i.project_id AND t.incident_id = i.id
         ORDER BY t.lines DESC, t.pattern) AS patterns
     FROM (
       (SELECT * FROM incident WHERE project_id = candor_project_id() AND merged_into_id IS NULL
        ORDER BY started_at DESC LIMIT $2)
       UNION SELECT * FROM incident WHERE project_id = candor_project_id() AND id = $1
     ) i
     LEFT JOIN postmortem p ON p.project_id = i.project_id AND p.incident_id = i.id
     LEFT JOIN LATERAL (
       SELECT jsonb_agg(DISTINCT jsonb_build_object('fingerprint', a.fingerprint, 'rule', a.rule_name, 'labels', a.labels)) AS alerts
       FROM (
         SELECT a.fingerprint, a.rule_name, a.labels FROM incident_alert l
         JOIN alert a ON a.project_id = l.project_id AND a.id = l.alert_id
         WHERE l.project_id = i.project_id AND l.incident_id = i.id
         UNION
         SELECT a.fingerprint, a.rule_name, a.labels FROM alert a
         WHERE a.project_id = i.project_id AND a.service = ANY(i.services) AND a.fired_at IS NOT NULL
           AND a.started_at >= i.started_at - interval '15 minutes' AND a.started_at < coalesce(i.resolved_at, candor_now())
         LIMIT 50
       ) a
     ) raised ON true
     ORDER BY i.started_at DESC, i.id`,
    [id, most],
  );
  return rows;
}

export interface FoundRow {
  id: string;
  title: string;
  status: string;
  createdAt: Date;
  excerpt: string;
}

/** So much of a text is searched: more than any is long, and less than a tsvector takes. */
const MOST_TEXT = 200_000;

/**
 * Postmortems that hold the words of a search, as a web search takes them: "quoted words", -without, or. The best first.
 * Sort over an Index Scan Backward using postmortem_project_id_created_at_idx: the newest 1,000, each read as a whole.
 */
export async function searchPostmortems(client: Queryable, query: string): Promise<FoundRow[]> {
  const { rows } = await client.query<FoundRow>(
    `SELECT f.id, f.title, f.status, f.created_at AS "createdAt",
       ts_headline('english', f.text, f.query, 'StartSel="", StopSel="", MaxWords=35, MinWords=15, MaxFragments=1') AS excerpt
     FROM (
       SELECT p.id, p.title, p.status, p.created_at, t.text, q.query,
         ts_rank(setweight(to_tsvector('english', p.title), 'A') || to_tsvector('english', t.text), q.query) AS rank
       FROM (
         SELECT * FROM postmortem WHERE project_id = candor_project_id() ORDER BY created_at DESC LIMIT 1000
       ) p
       CROSS JOIN websearch_to_tsquery('english', $1) AS q(query)
       CROSS JOIN LATERAL (
         SELECT left(string_agg(s.value ->> 'markdown', E'\\n\\n'), ${MOST_TEXT}) AS text
         FROM jsonb_array_elements(p.sections) AS s(value)
       ) t
       WHERE to_tsvector('english', p.title || ' ' || coalesce(t.text, '')) @@ q.query
     ) f ORDER BY f.rank DESC, f.created_at DESC LIMIT 20`,
    [query],
  );
  return rows;
}
