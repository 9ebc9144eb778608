import { errorFingerprint } from '@/domain/queues/error-fingerprint';
import { groupKeyOf, type KnownLetter } from '@/domain/queues/group-dead-letters';
import type { DatabaseClient } from '../client';

/** What a lock on the dead letters of a queue is taken under. */
export function letterLockKey(projectId: string, queueId: string): string {
  return `candor_dead_letters ${projectId} ${queueId}`;
}

/**
 * Makes every writer of dead letters of these queues wait for the one before it, to the end of its transaction. In the
 * order of the locks, so that nobody waits crosswise.
 */
export async function lockLetters(client: DatabaseClient, keys: readonly string[]): Promise<void> {
  await client.query({
    name: 'lock-dead-letters',
    text: `SELECT pg_advisory_xact_lock(h) FROM (
      SELECT DISTINCT hashtextextended(k, 0) AS h FROM unnest($1::text[]) AS k ORDER BY 1) AS locks`,
    values: [keys],
  });
}

interface LetterKey {
  projectId: string;
  queueId: string;
  messageId: string;
}

export interface FoundLetter extends KnownLetter {
  projectId: string;
  queueId: string;
  handledAt: string | null;
}

interface LetterRow {
  project_id: string;
  queue_id: string;
  message_id: string;
  service: string | null;
  error_type: string | null;
  error: string;
  attempts: number | null;
  first_failed_ms: number | null;
  failed_ms: number;
  correlation_id: string | null;
  trace_id: string | null;
  tenant: string | null;
  producer_version: string | null;
  payload: string | null;
  flags: string[] | null;
  handled_at: string | null;
  fingerprint: string;
  group_version: string | null;
}

// Nested Loop: Function Scan on unnest, Index Scan using dead_letter_pkey, Index Scan using dead_letter_group_pkey.
const FIND = `
SELECT l.project_id, l.queue_id, l.message_id, l.service, l.error_type, l.error, l.attempts, l.correlation_id, l.trace_id,
  l.tenant, l.producer_version, l.payload, l.flags, l.handled_at::text AS handled_at, g.fingerprint,
  g.producer_version AS group_version,
  (extract(epoch FROM l.first_failed_at) * 1000)::float8 AS first_failed_ms,
  (extract(epoch FROM l.failed_at) * 1000)::float8 AS failed_ms
FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS wanted(project_id, queue_id, message_id)
JOIN dead_letter l USING (project_id, queue_id, message_id)
JOIN dead_letter_group g ON g.project_id = l.project_id AND g.id = l.group_id`;

/** Those of these letters that were told before. */
export async function findLetters(
  client: DatabaseClient,
  wanted: readonly LetterKey[],
): Promise<FoundLetter[]> {
  const { rows } = await client.query<LetterRow>({
    name: 'find-dead-letters',
    text: FIND,
    values: [
      wanted.map(({ projectId }) => projectId),
      wanted.map(({ queueId }) => queueId),
      wanted.map(({ messageId }) => messageId),
    ],
  });
  return rows.map((row) => ({
    projectId: row.project_id,
    queueId: row.queue_id,
    groupKey: groupKeyOf(row.fingerprint, row.group_version),
    isOpen: row.handled_at === null,
    handledAt: row.handled_at,
    letter: {
      timeMs: row.failed_ms,
      // Where a letter lies is told by its queue; what is compared with is the rest.
      queue: '',
      system: null,
      environment: null,
      service: row.service,
      messageId: row.message_id,
      errorType: row.error_type,
      error: row.error,
      fingerprint: errorFingerprint(row.error_type, row.error),
      attempts: row.attempts,
      firstFailedMs: row.first_failed_ms,
      correlationId: row.correlation_id,
      traceId: row.trace_id,
      tenant: row.tenant,
      producerVersion: row.producer_version,
      payload: row.payload,
      flags: (row.flags ?? []) as KnownLetter['letter']['flags'],
    },
  }));
}

interface GroupRow {
  project_id: string;
  queue_id: string;
  fingerprint: string;
  producer_version: string | null;
}

// Nested Loop: Function Scan on unnest, Index Scan using dead_letter_group_queue; at most some 500 rows a queue.
const GROUPS = `
SELECT g.project_id, g.queue_id, g.fingerprint, g.producer_version
FROM unnest($1::uuid[], $2::uuid[]) AS wanted(project_id, queue_id) JOIN dead_letter_group g USING (project_id, queue_id)`;

/** The keys of the groups that these queues have, by project and queue. */
export async function findGroupKeys(
  client: DatabaseClient,
  queues: readonly { projectId: string; queueId: string }[],
): Promise<Map<string, Set<string>>> {
  const { rows } = await client.query<GroupRow>({
    name: 'find-dead-letter-groups',
    text: GROUPS,
    values: [queues.map(({ projectId }) => projectId), queues.map(({ queueId }) => queueId)],
  });
  const keys = new Map<string, Set<string>>();
  for (const row of rows) {
    const queue = `${row.project_id} ${row.queue_id}`;
    const own = keys.get(queue) ?? new Set<string>();
    keys.set(queue, own.add(groupKeyOf(row.fingerprint, row.producer_version)));
  }
  return keys;
}
