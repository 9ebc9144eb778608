import type { QueueRhythm } from '@/domain/queues/count-coverage';
import type { KnownLevel, QueuePlace, QueueRecord } from '@/domain/queues/queue-record';
import type { QueueKind, QueueLevel } from '@/domain/queues/queue-sample';
import type { DatabaseClient } from '../client';
import type { PipelinedStatement } from '../pipelined-statements';
import { timestampText } from './timestamp-text';

interface QueueKey {
  projectId: string;
  id: string;
}

export interface PlacedQueue extends QueueKey {
  place: QueuePlace;
}

export interface StoredQueue extends QueueKey {
  record: QueueRecord;
}

/** The columns of `queue` that samples tell. */
export interface QueueRow {
  project_id: string;
  id: string;
  service: string | null;
  told_kind: QueueKind | null;
  told_dead_letter_of: string | null;
  last_sample_ms: number | null;
  depth: number | null;
  depth_ms: number | null;
  in_flight: number | null;
  in_flight_ms: number | null;
  delayed: number | null;
  delayed_ms: number | null;
  oldest_age_seconds: number | null;
  oldest_age_ms: number | null;
  consumers: number | null;
  consumers_ms: number | null;
  rhythm: QueueRhythm | null;
}

const ms = (column: string) =>
  `(extract(epoch FROM q.${column}_at) * 1000)::float8 AS ${column}_ms`;
export const QUEUE_COLUMNS = `q.project_id, q.id, q.service, q.told_kind, q.told_dead_letter_of, ${ms('last_sample')},
  q.depth, ${ms('depth')}, q.in_flight, ${ms('in_flight')}, q.delayed, ${ms('delayed')},
  q.oldest_age_seconds, ${ms('oldest_age')}, q.consumers, ${ms('consumers')}, q.rhythm`;

// LockRows over Sort over Nested Loop: Function Scan on unnest, Index Scan using queue_pkey.
const LOCK = `
SELECT ${QUEUE_COLUMNS} FROM unnest($1::uuid[], $2::uuid[]) AS wanted(project_id, id)
JOIN queue q USING (project_id, id) ORDER BY q.project_id, q.id FOR UPDATE OF q`;

// Insert on queue, conflict arbiter queue_pkey: waits for whoever is adding the same one.
const ADD = `
INSERT INTO queue (project_id, id, name, system, environment)
SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[])
ON CONFLICT (project_id, id) DO NOTHING`;

/**
 * What is known of queues, each locked to the end of the transaction, so that of two writers the second goes on from
 * what the first left. One that is new is added. `wanted` is sorted, and holds each once.
 */
export async function lockQueues(
  client: DatabaseClient,
  wanted: readonly PlacedQueue[],
): Promise<StoredQueue[]> {
  const found = await lock(client, wanted);
  const known = new Set(found.map(keyOf));
  const missing = wanted.filter((one) => !known.has(keyOf(one)));
  if (missing.length === 0) return found;
  await client.query({
    name: 'add-queues',
    text: ADD,
    values: [
      ...keys(missing),
      missing.map(({ place }) => place.queue),
      missing.map(({ place }) => place.system ?? ''),
      missing.map(({ place }) => place.environment ?? ''),
    ],
  });
  return [...found, ...(await lock(client, missing))];
}

async function lock(client: DatabaseClient, wanted: readonly QueueKey[]): Promise<StoredQueue[]> {
  const { rows } = await client.query<QueueRow>({
    name: 'lock-queues',
    text: LOCK,
    values: keys(wanted),
  });
  return rows.map((row) => ({ projectId: row.project_id, id: row.id, record: recordOf(row) }));
}

/** A row as the domain knows it. */
export function recordOf(row: QueueRow): QueueRecord {
  const levels: QueueRecord['levels'] = {};
  const note = (level: QueueLevel, value: number | null, atMs: number | null) => {
    if (value !== null && atMs !== null) levels[level] = { value, atMs };
  };
  note('depth', row.depth, row.depth_ms);
  note('inFlight', row.in_flight, row.in_flight_ms);
  note('delayed', row.delayed, row.delayed_ms);
  note('oldestAgeSeconds', row.oldest_age_seconds, row.oldest_age_ms);
  note('consumers', row.consumers, row.consumers_ms);
  return {
    service: row.service,
    toldKind: row.told_kind,
    toldDeadLetterOf: row.told_dead_letter_of,
    lastSampleMs: row.last_sample_ms,
    levels,
    rhythm: row.rhythm ?? { sampleSeconds: [], counted: {} },
  };
}

// An update by queue_pkey of rows that this transaction has locked.
const SAVE = `
UPDATE queue q SET service = s.service, told_kind = s.told_kind, told_dead_letter_of = s.told_dead_letter_of,
  last_sample_at = s.last_sample_at, depth = s.depth, depth_at = s.depth_at, in_flight = s.in_flight,
  in_flight_at = s.in_flight_at, delayed = s.delayed, delayed_at = s.delayed_at,
  oldest_age_seconds = s.oldest_age_seconds, oldest_age_at = s.oldest_age_at, consumers = s.consumers,
  consumers_at = s.consumers_at, rhythm = s.rhythm
FROM json_populate_recordset(NULL::queue, $1::json) s
WHERE q.project_id = s.project_id AND q.id = s.id`;

/** Keeps what is known of queues after their samples. */
export function saveQueuesStatement(queues: readonly StoredQueue[]): PipelinedStatement {
  const rows = queues.map(({ projectId, id, record }) => ({
    project_id: projectId,
    id,
    service: record.service,
    told_kind: record.toldKind,
    told_dead_letter_of: record.toldDeadLetterOf,
    last_sample_at: record.lastSampleMs === null ? null : timestampText(record.lastSampleMs),
    ...level('depth', 'depth', record.levels.depth),
    ...level('in_flight', 'in_flight', record.levels.inFlight),
    ...level('delayed', 'delayed', record.levels.delayed),
    ...level('oldest_age_seconds', 'oldest_age', record.levels.oldestAgeSeconds),
    ...level('consumers', 'consumers', record.levels.consumers),
    rhythm: record.rhythm,
  }));
  return { name: 'save-queues', text: SAVE, values: [JSON.stringify(rows)] };
}

function level(column: string, name: string, known: KnownLevel | undefined) {
  return {
    [column]: known?.value ?? null,
    [`${name}_at`]: known === undefined ? null : timestampText(known.atMs),
  };
}

function keyOf({ projectId, id }: QueueKey): string {
  return `${projectId} ${id}`;
}

function keys(rows: readonly QueueKey[]): unknown[] {
  return [rows.map(({ projectId }) => projectId), rows.map(({ id }) => id)];
}
