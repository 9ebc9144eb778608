import type { SelfBacklog, SelfConnection, SelfDeadNotice } from '@/domain/self/self-reading';
import type { Queryable } from './bind';

const NO_BACKLOG: SelfBacklog = { due: 0, underWay: null, delayed: null, oldestSeconds: null };

const secondsSince = (time: string) =>
  `greatest(0, extract(epoch FROM candor_now() - ${time}))::float8`;

async function selectBacklog(client: Queryable, statement: string): Promise<SelfBacklog> {
  const { rows } = await client.query<SelfBacklog>(statement);
  return rows[0] ?? NO_BACKLOG;
}

/** All projects' notices that wait. Plan: all of notification_waiting, which holds no others. */
export function selectOutboxBacklog(client: Queryable): Promise<SelfBacklog> {
  return selectBacklog(
    client,
    `SELECT count(*) FILTER (WHERE state = 'scheduled' AND next_at <= candor_now())::int AS due,
       count(*) FILTER (WHERE state = 'sending')::int AS "underWay",
       count(*) FILTER (WHERE state = 'scheduled' AND next_at > candor_now())::int AS delayed,
       ${secondsSince("min(next_at) FILTER (WHERE state = 'scheduled' AND next_at <= candor_now())")} AS "oldestSeconds"
     FROM notification WHERE state IN ('scheduled', 'sending')`,
  );
}

/** Steps of escalation. Plan: all of alert_escalation_due, one row an open alert. */
export function selectEscalationBacklog(client: Queryable): Promise<SelfBacklog> {
  return selectBacklog(
    client,
    `SELECT count(*) FILTER (WHERE next_at <= candor_now())::int AS due, NULL::int AS "underWay",
       count(*) FILTER (WHERE next_at > candor_now())::int AS delayed,
       ${secondsSince('min(next_at) FILTER (WHERE next_at <= candor_now())')} AS "oldestSeconds"
     FROM alert_escalation WHERE next_at IS NOT NULL`,
  );
}

/** Visits of collectors. Plan: Seq Scan on collector, some dozens of rows. */
export function selectCollectorBacklog(client: Queryable): Promise<SelfBacklog> {
  return selectBacklog(
    client,
    `SELECT count(*) FILTER (WHERE c.run_after <= candor_now())::int AS due, NULL::int AS "underWay",
       count(*) FILTER (WHERE c.run_after > candor_now())::int AS delayed,
       ${secondsSince('min(c.run_after) FILTER (WHERE c.run_after <= candor_now())')} AS "oldestSeconds"
     FROM collector c JOIN project p ON p.id = c.project_id WHERE NOT c.is_paused AND p.archived_at IS NULL`,
  );
}

/** How late the rule that is due longest is; 0 when none is. Plan: alert_rule_due_at_idx from its beginning. */
export async function selectRulesLag(client: Queryable): Promise<number> {
  const { rows } = await client.query<{ seconds: number | null }>(
    `SELECT ${secondsSince('r.due_at')} AS seconds FROM alert_rule r JOIN project p ON p.id = r.project_id
     WHERE r.is_enabled AND r.deleted_at IS NULL AND p.archived_at IS NULL ORDER BY r.due_at LIMIT 1`,
  );
  return rows[0]?.seconds ?? 0;
}

export interface IngestToday {
  accepted: number;
  rejected: number;
  bytes: number;
}

/** What came in since midnight (UTC), but for Candor's own. Plan: for each project ingest_usage_pkey by its first two columns. */
export async function selectIngestToday(client: Queryable): Promise<IngestToday> {
  const { rows } = await client.query<IngestToday>(
    `SELECT coalesce(sum(u.accepted), 0)::float8 AS accepted, coalesce(sum(u.rejected), 0)::float8 AS rejected,
       coalesce(sum(u.bytes), 0)::float8 AS bytes
     FROM project p JOIN ingest_usage u ON u.project_id = p.id AND u.day = (candor_now() AT TIME ZONE 'UTC')::date
     WHERE NOT p.is_self`,
  );
  return rows[0] ?? { accepted: 0, rejected: 0, bytes: 0 };
}

/** A notice that has been tried so often without arriving is on a way that does not work. */
const REPEATED = 3;

/**
 * Every channel by its newest notices: open when the last was given up, or the first that waits has failed repeatedly.
 * An hour later it would be tried: half-open. Plan: for each channel the first entries of notification_target and
 * notification_waiting.
 */
export async function selectChannelStates(client: Queryable): Promise<SelfConnection[]> {
  const { rows } = await client.query<SelfConnection>(
    `SELECT c.name, c.kind, p.name AS project, CASE
         WHEN c.is_paused THEN 'disabled'
         WHEN c.disabled_reason IS NOT NULL OR waits.tries >= ${REPEATED} THEN 'open'
         WHEN last.state = 'dead' AND last.settled_at > candor_now() - interval '1 hour' THEN 'open'
         WHEN last.state = 'dead' THEN 'half_open'
         WHEN last.state = 'delivered' THEN 'closed'
       END AS state
     FROM notification_channel c JOIN project p ON p.id = c.project_id AND p.archived_at IS NULL
     LEFT JOIN LATERAL (
       SELECT n.state, n.settled_at FROM notification n
       WHERE n.project_id = c.project_id AND n.target_id = c.id AND n.state IN ('delivered', 'dead')
       ORDER BY n.seq DESC LIMIT 1) last ON true
     LEFT JOIN LATERAL (
       SELECT n.tries FROM notification n
       WHERE n.project_id = c.project_id AND n.target_id = c.id AND n.state IN ('scheduled', 'sending')
       ORDER BY n.seq LIMIT 1) waits ON true
     ORDER BY p.name, c.name, c.id`,
  );
  return rows;
}

/** Every collector: open when a visit failed and the one after it too. Plan: Seq Scan on collector, some dozens of rows. */
export async function selectCollectorStates(client: Queryable): Promise<SelfConnection[]> {
  const { rows } = await client.query<SelfConnection>(
    `SELECT c.name, c.kind, p.name AS project, CASE
         WHEN c.is_paused THEN 'disabled'
         WHEN c.failing_since < c.last_started_at THEN 'open'
         WHEN c.last_success_at IS NOT NULL THEN 'closed'
       END AS state
     FROM collector c JOIN project p ON p.id = c.project_id AND p.archived_at IS NULL
     ORDER BY p.name, c.name, c.id`,
  );
  return rows;
}

const RECENT = 50;

/**
 * Notices given up since a little before the job of that name last ended, a day at most. None of Candor's own project:
 * one about a notice that cannot be delivered would bring forth the next. Plan: for each target the first entries of
 * notification_target.
 */
export async function selectDeadNotices(client: Queryable, job: string): Promise<SelfDeadNotice[]> {
  const { rows } = await client.query<SelfDeadNotice>(
    `SELECT n.id, p.name AS project, n.payload ->> 'subject' AS subject, n.target_kind AS "targetKind",
       n.target_label AS "targetLabel", n.last_error AS error, n.tries,
       floor(extract(epoch FROM n.created_at) * 1000)::float8 AS "createdMs",
       floor(extract(epoch FROM n.settled_at) * 1000)::float8 AS "settledMs"
     FROM notification_lane l JOIN project p ON p.id = l.project_id AND NOT p.is_self
     CROSS JOIN LATERAL (
       SELECT * FROM notification n WHERE n.project_id = l.project_id AND n.target_id = l.target_id
       ORDER BY n.seq DESC LIMIT ${RECENT}) n
     WHERE n.state = 'dead' AND n.settled_at > greatest(candor_now() - interval '1 day',
       (SELECT last_finished_at FROM worker_job WHERE name = $1) - interval '10 minutes')
     ORDER BY n.settled_at`,
    [job],
  );
  return rows;
}
