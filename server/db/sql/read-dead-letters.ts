import type { QueueLetters } from '@/domain/queues/known-queue';
import { type Queryable, timestampOfMicros } from './bind';
import { timestampText } from './timestamp-text';

const epochMs = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

interface QueueLettersRow {
  queue_id: string;
  queue: string;
  system: string;
  environment: string;
  service: string | null;
  told: string;
  open: string;
  open_groups: string;
  oldest_open_ms: number | null;
  are_exact: boolean;
  last_failed_ms: number;
}

/**
 * What is told of dead letters, by queue; `queues` null: of all whose letters are open or failed since then.
 * Expected: HashAggregate over a Bitmap Scan using dead_letter_group_pkey (a project has some thousand groups at the
 * most), with an Index Only Scan using dead_letter_unsure for each that is open.
 */
export async function readQueueLetters(
  client: Queryable,
  {
    projectId,
    queues,
    sinceMs,
  }: { projectId: string; queues: readonly string[] | null; sinceMs: number },
): Promise<QueueLetters[]> {
  const { rows } = await client.query<QueueLettersRow>({
    name: queues === null ? 'read-letters-of-all' : 'read-letters-of-queues',
    text: `SELECT queue_id, queue, system, environment, max(service) AS service, sum(count) AS told,
      sum(open_count) AS open, count(*) FILTER (WHERE open_count > 0) AS open_groups,
      ${epochMs('min(oldest_open_at)')} AS oldest_open_ms, ${epochMs('max(last_failed_at)')} AS last_failed_ms,
      NOT bool_or(open_count > 0 AND EXISTS (SELECT FROM dead_letter l WHERE l.project_id = g.project_id
        AND l.group_id = g.id AND l.first_failed_at IS NULL AND l.handled_at IS NULL)) AS are_exact
    FROM dead_letter_group g WHERE project_id = $1 AND ${
      queues === null
        ? '(open_count > 0 OR last_failed_at >= to_timestamp($2 / 1000.0))'
        : 'queue = ANY($2::text[])'
    }
    GROUP BY queue_id, queue, system, environment`,
    values: [projectId, queues ?? sinceMs],
  });
  return rows.map((row) => ({
    id: row.queue_id,
    queue: row.queue,
    system: row.system === '' ? null : row.system,
    environment: row.environment === '' ? null : row.environment,
    service: row.service,
    told: Number(row.told),
    open: Number(row.open),
    openGroups: Number(row.open_groups),
    oldestOpenMs: row.oldest_open_ms,
    areExact: row.are_exact,
    lastFailedMs: row.last_failed_ms,
  }));
}

export interface StoredGroup {
  id: string;
  queue: string;
  service: string | null;
  error_type: string | null;
  error: string | null;
  producer_version: string | null;
  count: string;
  open_count: string;
  first_failed_at: Date;
  last_failed_at: Date;
  oldest_open_at: Date | null;
  owner_id: string | null;
  owner_name: string | null;
  handled_at: Date | null;
  handled_by: string | null;
  handled_note: string | null;
  groups: string;
}

/**
 * The groups of these queues, open ones first, each with the error of its newest letter.
 * Expected: Index Scan using dead_letter_group_queue, Sort, Limit, then Index Scan using dead_letter_pkey for each.
 */
export async function readLetterGroups(
  client: Queryable,
  { projectId, queueIds, limit }: { projectId: string; queueIds: readonly string[]; limit: number },
): Promise<StoredGroup[]> {
  const { rows } = await client.query<StoredGroup>({
    name: 'read-letter-groups',
    text: `
WITH found AS (
  SELECT g.*, count(*) OVER () AS groups FROM dead_letter_group g
  WHERE g.project_id = $1 AND g.queue_id = ANY($2::uuid[]) AND g.count > 0
  ORDER BY g.open_count > 0 DESC, g.last_failed_at DESC LIMIT $3
)
SELECT g.id, g.queue, g.service, g.error_type, l.error, g.producer_version, g.count, g.open_count, g.first_failed_at,
  g.last_failed_at, g.oldest_open_at, g.owner_id, g.owner_name, g.handled_at, g.handled_by, g.handled_note, g.groups
FROM found g LEFT JOIN dead_letter l ON l.project_id = g.project_id AND l.queue_id = g.queue_id
  AND l.message_id = g.sample_message_id
ORDER BY g.open_count > 0 DESC, g.last_failed_at DESC`,
    values: [projectId, queueIds, limit],
  });
  return rows;
}

export interface LetterPosition {
  failedUs: number;
  messageId: string;
}

export interface ReadLetter {
  queue_id: string;
  group_id: string;
  message_id: string;
  service: string | null;
  error_type: string | null;
  error: string;
  attempts: number | null;
  first_failed_at: Date | null;
  failed_at: Date;
  failed_us: string;
  correlation_id: string | null;
  trace_id: string | null;
  tenant: string | null;
  producer_version: string | null;
  payload: string | null;
  flags: string[] | null;
  handled_at: Date | null;
}

/**
 * The letters of one group, newest first.
 * Expected: Limit over an Index Scan using dead_letter_group_failed (Incremental Sort by message id).
 */
export async function readLettersOfGroup(
  client: Queryable,
  query: { projectId: string; groupId: string; after: LetterPosition | null; limit: number },
): Promise<ReadLetter[]> {
  const { projectId, groupId, after, limit } = query;
  const { rows } = await client.query<ReadLetter>({
    text: `SELECT l.queue_id, l.group_id, l.message_id, l.service, l.error_type, l.error, l.attempts, l.first_failed_at, l.failed_at,
      (extract(epoch FROM l.failed_at) * 1000000)::bigint AS failed_us, l.correlation_id, l.trace_id, l.tenant, l.producer_version, l.payload, l.flags, l.handled_at
    FROM dead_letter l WHERE l.project_id = $1 AND l.group_id = $2 ${
      after === null ? '' : 'AND (l.failed_at, l.message_id) < ($4::timestamptz, $5)'
    }
    ORDER BY l.failed_at DESC, l.message_id DESC LIMIT $3`,
    values: [
      projectId,
      groupId,
      limit,
      ...(after === null ? [] : [timestampOfMicros(after.failedUs), after.messageId]),
    ],
  });
  return rows;
}

/** New dead letters by steps of time, of these queues or of all. Index Scan using the table's primary key. */
export async function readDeaths(
  client: Queryable,
  query: {
    projectId: string;
    queueIds: readonly string[] | null;
    fromMs: number;
    toMs: number;
    stepMs: number;
    table: 'dead_letter_rollup_minute' | 'dead_letter_rollup_hour';
  },
): Promise<Map<number, number>> {
  const { projectId, queueIds, fromMs, toMs, stepMs, table } = query;
  const { rows } = await client.query<{ step_ms: number; count: string }>({
    name: `read-${table}`,
    // All queues of one time are added up before it is told which step that time is in.
    text: `SELECT floor(date_part('epoch', bucket) * 1000 / $4::float8) * $4::float8 AS step_ms, sum(count) AS count FROM (
      SELECT bucket, sum(count)::float8 AS count FROM ${table}
      WHERE project_id = $1 AND bucket >= to_timestamp($2 / 1000.0) AND bucket < to_timestamp($3 / 1000.0)
        AND ($5::uuid[] IS NULL OR queue_id = ANY($5)) GROUP BY bucket
    ) told GROUP BY step_ms`,
    values: [projectId, fromMs, toMs, stepMs, queueIds],
  });
  return new Map(rows.map(({ step_ms, count }) => [step_ms, Number(count)]));
}

/** When the first dead letter of these queues, or of any, was told of; null: never. As readQueueLetters. */
export async function readFirstTold(
  client: Queryable,
  projectId: string,
  queueIds: readonly string[] | null,
): Promise<number | null> {
  const { rows } = await client.query<{ first_ms: number | null }>({
    name: 'read-first-told',
    text: `SELECT ${epochMs('min(first_told_at)')} AS first_ms FROM dead_letter_group
    WHERE project_id = $1 AND ($2::uuid[] IS NULL OR queue_id = ANY($2))`,
    values: [projectId, queueIds],
  });
  return rows[0]?.first_ms ?? null;
}

interface LetterChangesRow {
  queue_id: string;
  step_ms: number;
  arrived: number;
  handled: number;
}

export interface LetterChange {
  arrived: number;
  handled: number;
}

/**
 * How many letters came to be open in each step, and how many were taken care of, by queue; those that were open before
 * count for the first one. None of either stands where letters were first told of, or before.
 * Expected: HashAggregate over an Append of two Bitmap Scans on dead_letter, by its project, and dead_letter_group_pkey.
 */
export async function readLetterChanges(
  client: Queryable,
  { fromMs, toMs, stepMs }: { fromMs: number; toMs: number; stepMs: number },
): Promise<Map<string, Map<number, LetterChange>>> {
  const step = (at: string) =>
    `floor(extract(epoch FROM ${at})::float8 * 1000 / $3::float8) * $3::float8 AS step_ms`;
  const there = `project_id = candor_project_id() AND failed_at < $2 AND (handled_at IS NULL OR handled_at >= $1)`;
  const { rows } = await client.query<LetterChangesRow>(
    `SELECT queue_id, step_ms, sum(arrived)::float8 AS arrived, sum(handled)::float8 AS handled FROM (
       SELECT queue_id, ${step('greatest(failed_at, $1::timestamptz)')}, 1 AS arrived, 0 AS handled
       FROM dead_letter WHERE ${there}
       UNION ALL
       SELECT queue_id, ${step('greatest(handled_at, $1::timestamptz)')}, 0, 1
       FROM dead_letter WHERE ${there} AND handled_at < $2
       UNION ALL
       SELECT queue_id, ${step('greatest(first_failed_at, $1::timestamptz)')}, 0, 0
       FROM dead_letter_group WHERE project_id = candor_project_id() AND first_failed_at < $2
     ) t GROUP BY 1, 2`,
    [timestampText(fromMs), timestampText(toMs), stepMs],
  );
  const changes = new Map<string, Map<number, LetterChange>>();
  for (const { queue_id, step_ms, arrived, handled } of rows) {
    const own = changes.get(queue_id) ?? new Map<number, LetterChange>();
    changes.set(queue_id, own.set(step_ms, { arrived, handled }));
  }
  return changes;
}
