import type { NoticeTarget } from '@/domain/notifications/notice';
import type { Queryable } from './bind';

export interface JobRow {
  name: string;
  lastStartedAt: Date | null;
  lastFinishedAt: Date | null;
  lastError: string | null;
  /** When it was taken over, within the last day, from a worker that had begun it and never ended it. */
  takenOverAt: Date | null;
  abandonedAt: Date | null;
  /** Since when it is due and nobody has begun it; negative when it is not. */
  overdueSeconds: number;
  /** It has ended with an error more than once, and not well since. */
  failsAgain: boolean;
}

/** Plan: worker_job_pkey, some twenty rows. */
export async function selectJobs(client: Queryable): Promise<JobRow[]> {
  const { rows } = await client.query<JobRow>(
    `SELECT name, last_started_at AS "lastStartedAt", last_finished_at AS "lastFinishedAt", last_error AS "lastError",
       CASE WHEN taken_over_at > candor_now() - interval '24 hours' THEN taken_over_at END AS "takenOverAt",
       abandoned_at AS "abandonedAt", extract(epoch FROM candor_now() - run_after)::float8 AS "overdueSeconds",
       coalesce(last_finished_at > failing_since, false) AS "failsAgain"
     FROM worker_job ORDER BY name`,
  );
  return rows;
}

export interface AuditorBeat {
  silentSeconds: number;
  beatMs: number;
}

/** Seconds since the auditor ended its last run, and when that was; null before its first. Plan: worker_job_pkey. */
export async function selectAuditorBeat(client: Queryable): Promise<AuditorBeat | null> {
  const { rows } = await client.query<AuditorBeat>(
    `SELECT extract(epoch FROM candor_now() - last_finished_at)::float8 AS "silentSeconds",
       floor(extract(epoch FROM last_finished_at) * 1000)::float8 AS "beatMs"
     FROM worker_job WHERE name = 'audit-alerts' AND last_finished_at IS NOT NULL`,
  );
  return rows[0] ?? null;
}

export interface ToldOfStop extends NoticeTarget {
  projectId: string;
}

/** Those who may have had a notice of this thread, which is about the worker and not about an alert. Plan: notification_project_id_dedupe_key_key for each project. */
export async function selectToldOfStop(client: Queryable, thread: string): Promise<ToldOfStop[]> {
  const { rows } = await client.query<ToldOfStop>(
    `SELECT n.project_id AS "projectId", n.target_kind AS kind, n.target_id AS id, n.target_label AS label
     FROM project p JOIN notification n ON n.project_id = p.id AND n.dedupe_key >= $1 || '/' AND n.dedupe_key < $1 || '0'
     WHERE n.state = 'delivered' OR n.is_repeat`,
    [thread],
  );
  return rows;
}

export interface OutboxRow {
  waiting: number;
  /** How long the one that is due longest has waited. */
  oldestDueSeconds: number | null;
  failedToday: number;
  deliveredToday: number;
}

/** One project's outbox. Plan: notification_waiting, and the project's notices of a day by notification_pkey. */
export async function selectOutbox(client: Queryable, projectId: string): Promise<OutboxRow> {
  const { rows } = await client.query<OutboxRow>(
    `SELECT count(*) FILTER (WHERE state IN ('scheduled', 'sending'))::int AS waiting,
       greatest(0, extract(epoch FROM candor_now() - min(next_at) FILTER (WHERE state IN ('scheduled', 'sending'))))::float8
         AS "oldestDueSeconds",
       count(*) FILTER (WHERE state = 'dead' AND settled_at > candor_now() - interval '24 hours')::int AS "failedToday",
       count(*) FILTER (WHERE state = 'delivered' AND settled_at > candor_now() - interval '24 hours')::int
         AS "deliveredToday"
     FROM notification WHERE project_id = $1
       AND (state IN ('scheduled', 'sending') OR settled_at > candor_now() - interval '24 hours')`,
    [projectId],
  );
  return rows[0] ?? { waiting: 0, oldestDueSeconds: null, failedToday: 0, deliveredToday: 0 };
}

/** Projects that are watched. Plan: project_pkey. */
export async function selectWatchedProjects(client: Queryable): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT id FROM project WHERE archived_at IS NULL ORDER BY id',
  );
  return rows.map(({ id }) => id);
}

/**
 * Forgets settled notices older than `days`, some at a time, unless their alert is still open: its ledger is whole.
 * Answers how many. Seq Scan, a few times a day.
 */
export async function deleteOldNotices(
  client: Queryable,
  { days, most }: { days: number; most: number },
): Promise<number> {
  const { rowCount } = await client.query(
    `DELETE FROM notification WHERE ctid = ANY (ARRAY(
       SELECT n.ctid FROM notification n
       WHERE n.settled_at < candor_now() - make_interval(days => $1) AND NOT EXISTS (
         SELECT FROM alert a WHERE a.project_id = n.project_id AND a.id = n.alert_id AND a.state <> 'resolved')
       LIMIT $2))`,
    [days, most],
  );
  return rowCount ?? 0;
}
