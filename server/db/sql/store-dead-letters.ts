import type { DeadLetter } from '@/domain/queues/queue-sample';
import type { PipelinedStatement } from '../pipelined-statements';
import { timestampText } from './timestamp-text';

export interface LetterRow {
  projectId: string;
  queueId: string;
  groupId: string;
  letter: DeadLetter;
  /** As Postgres wrote it; null: it is open. */
  handledAt: string | null;
}

export interface GroupRow {
  projectId: string;
  queueId: string;
  id: string;
  fingerprint: string;
  /** Its newest letter among those that came now. */
  sample: DeadLetter;
  added: number;
  opened: number;
  /** Null: none of them is open. */
  oldestOpenMs: number | null;
  firstFailedMs: number;
  lastFailedMs: number;
}

const LETTER_COLUMNS = [
  'group_id',
  'service',
  'error_type',
  'error',
  'attempts',
  'first_failed_at',
  'failed_at',
  'correlation_id',
  'trace_id',
  'tenant',
  'producer_version',
  'payload',
  'flags',
  'handled_at',
];
const ALL = ['project_id', 'queue_id', 'message_id', ...LETTER_COLUMNS].join(', ');

// An upsert on dead_letter_pkey; Function Scan on json_populate_recordset. What is merged was merged under a lock.
const STORE_LETTERS = `
INSERT INTO dead_letter (${ALL}) SELECT ${ALL} FROM json_populate_recordset(NULL::dead_letter, $1::json)
ON CONFLICT (project_id, queue_id, message_id) DO UPDATE SET
  ${LETTER_COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}, received_at = candor_now()`;

export function storeLettersStatement(rows: readonly LetterRow[]): PipelinedStatement {
  const values = rows.map(({ projectId, queueId, groupId, letter, handledAt }) => ({
    project_id: projectId,
    queue_id: queueId,
    message_id: letter.messageId,
    group_id: groupId,
    service: letter.service,
    error_type: letter.errorType,
    error: letter.error,
    attempts: letter.attempts,
    first_failed_at: letter.firstFailedMs === null ? null : timestampText(letter.firstFailedMs),
    failed_at: timestampText(letter.timeMs),
    correlation_id: letter.correlationId,
    trace_id: letter.traceId,
    tenant: letter.tenant,
    producer_version: letter.producerVersion,
    payload: letter.payload,
    flags: letter.flags.length === 0 ? null : letter.flags,
    handled_at: handledAt,
  }));
  return { name: 'store-dead-letters', text: STORE_LETTERS, values: [JSON.stringify(values)] };
}

const GROUP_COLUMNS = `project_id, id, queue_id, queue, system, environment, service, fingerprint, producer_version,
  error_type, sample_message_id, count, open_count, oldest_open_at, first_failed_at, last_failed_at`;

// An upsert on dead_letter_group_pkey. least and greatest pass over nulls.
const STORE_GROUPS = `
INSERT INTO dead_letter_group AS kept (${GROUP_COLUMNS})
SELECT ${GROUP_COLUMNS} FROM json_populate_recordset(NULL::dead_letter_group, $1::json)
ON CONFLICT (project_id, id) DO UPDATE SET
  count = kept.count + excluded.count, open_count = kept.open_count + excluded.open_count,
  oldest_open_at = least(kept.oldest_open_at, excluded.oldest_open_at),
  first_failed_at = least(kept.first_failed_at, excluded.first_failed_at),
  last_failed_at = greatest(kept.last_failed_at, excluded.last_failed_at),
  service = coalesce(excluded.service, kept.service),
  sample_message_id = CASE WHEN excluded.last_failed_at >= kept.last_failed_at THEN excluded.sample_message_id
    ELSE kept.sample_message_id END`;

export function storeGroupsStatement(rows: readonly GroupRow[]): PipelinedStatement {
  const values = rows.map(({ projectId, queueId, id, fingerprint, sample, ...row }) => ({
    project_id: projectId,
    id,
    queue_id: queueId,
    queue: sample.queue,
    system: sample.system ?? '',
    environment: sample.environment ?? '',
    service: sample.service,
    fingerprint,
    producer_version: sample.producerVersion,
    error_type: sample.errorType,
    sample_message_id: sample.messageId,
    count: row.added,
    open_count: row.opened,
    oldest_open_at: row.oldestOpenMs === null ? null : timestampText(row.oldestOpenMs),
    first_failed_at: timestampText(row.firstFailedMs),
    last_failed_at: timestampText(row.lastFailedMs),
  }));
  return { name: 'store-dead-letter-groups', text: STORE_GROUPS, values: [JSON.stringify(values)] };
}

// Index Scan using dead_letter_group_failed for each group, which is one that a message has left: few.
const RECOUNT = `
UPDATE dead_letter_group g SET count = s.count, open_count = s.open_count, oldest_open_at = s.oldest_open_at
FROM unnest($1::uuid[], $2::uuid[]) AS wanted(project_id, id)
CROSS JOIN LATERAL (
  SELECT count(*) AS count, count(*) FILTER (WHERE l.handled_at IS NULL) AS open_count,
    min(coalesce(l.first_failed_at, l.failed_at)) FILTER (WHERE l.handled_at IS NULL) AS oldest_open_at
  FROM dead_letter l WHERE l.project_id = wanted.project_id AND l.group_id = wanted.id
) s
WHERE g.project_id = wanted.project_id AND g.id = wanted.id`;

/** Counts groups anew whose letters have gone to others. */
export function recountGroupsStatement(
  groups: readonly { projectId: string; id: string }[],
): PipelinedStatement {
  return {
    name: 'recount-dead-letter-groups',
    text: RECOUNT,
    values: [groups.map(({ projectId }) => projectId), groups.map(({ id }) => id)],
  };
}

export interface DeathRow {
  projectId: string;
  queueId: string;
  bucketMs: number;
  count: number;
}

/** Counts new dead letters; rows sorted alike by every writer, each key once. An upsert on the table's primary key. */
export function countDeathsStatement(
  table: 'dead_letter_rollup_minute' | 'dead_letter_rollup_hour',
  rows: readonly DeathRow[],
): PipelinedStatement {
  return {
    name: `store-${table}`,
    text: `
INSERT INTO ${table} AS kept (project_id, queue_id, bucket, count)
SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::bigint[])
ON CONFLICT (project_id, bucket, queue_id) DO UPDATE SET count = kept.count + excluded.count`,
    values: [
      rows.map((row) => row.projectId),
      rows.map((row) => row.queueId),
      rows.map((row) => timestampText(row.bucketMs)),
      rows.map((row) => row.count),
    ],
  };
}
