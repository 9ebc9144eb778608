import type { ProjectTransaction } from '../client';
import { letterLockKey } from './dead-letter-state';

interface QueuePlace {
  projectId: string;
  queueId: string;
}

interface GroupPlace extends QueuePlace {
  groupId: string;
}

/** Makes whoever else changes dead letters of this queue wait; see lockLetters. */
export async function lockLettersOfQueue(
  tx: ProjectTransaction,
  { projectId, queueId }: QueuePlace,
): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${letterLockKey(projectId, queueId)}, 0))`;
}

/**
 * Marks the open letters of a group as taken care of; answers how many there were.
 * Update by Index Scans using dead_letter_group_failed and dead_letter_group_pkey.
 */
export async function handleLetters(
  tx: ProjectTransaction,
  { projectId, groupId }: GroupPlace,
  { by, note }: { by: string; note: string | null },
): Promise<number> {
  const handled = await tx.$executeRaw`
    UPDATE dead_letter SET handled_at = candor_now()
    WHERE project_id = ${projectId}::uuid AND group_id = ${groupId}::uuid AND handled_at IS NULL`;
  await tx.$executeRaw`
    UPDATE dead_letter_group SET open_count = 0, oldest_open_at = NULL, handled_at = candor_now(), handled_by = ${by},
      handled_note = ${note}
    WHERE project_id = ${projectId}::uuid AND id = ${groupId}::uuid`;
  return handled;
}

/** Takes that back: the letters that were marked last are open again. As handleLetters. */
export async function reopenLetters(
  tx: ProjectTransaction,
  { projectId, groupId }: GroupPlace,
): Promise<number> {
  const opened = await tx.$executeRaw`
    UPDATE dead_letter l SET handled_at = NULL FROM dead_letter_group g
    WHERE g.project_id = ${projectId}::uuid AND g.id = ${groupId}::uuid AND l.project_id = g.project_id
      AND l.group_id = g.id AND l.handled_at = g.handled_at`;
  await tx.$executeRaw`
    UPDATE dead_letter_group g SET handled_at = NULL, handled_by = NULL, handled_note = NULL,
      open_count = s.open_count, oldest_open_at = s.oldest_open_at
    FROM (
      SELECT count(*) AS open_count, min(coalesce(first_failed_at, failed_at)) AS oldest_open_at FROM dead_letter
      WHERE project_id = ${projectId}::uuid AND group_id = ${groupId}::uuid AND handled_at IS NULL
    ) s
    WHERE g.project_id = ${projectId}::uuid AND g.id = ${groupId}::uuid`;
  return opened;
}

/**
 * Marks the open letters of a whole queue that failed before a moment; a group none of whose letters is open any more is
 * handled. Updates by Index Scans using dead_letter_group_queue and dead_letter_group_failed.
 */
export async function handleLettersBefore(
  tx: ProjectTransaction,
  { projectId, queueId, before }: QueuePlace & { before: Date },
  { by, note }: { by: string; note: string },
): Promise<number> {
  const handled = await tx.$executeRaw`
    UPDATE dead_letter l SET handled_at = candor_now() FROM dead_letter_group g
    WHERE g.project_id = ${projectId}::uuid AND g.queue_id = ${queueId}::uuid AND g.open_count > 0
      AND l.project_id = g.project_id AND l.group_id = g.id AND l.failed_at < ${before} AND l.handled_at IS NULL`;
  if (handled === 0) return 0;
  await tx.$executeRaw`
    UPDATE dead_letter_group g SET open_count = s.open_count, oldest_open_at = s.oldest_open_at,
      handled_at = CASE WHEN s.open_count = 0 THEN candor_now() END,
      handled_by = CASE WHEN s.open_count = 0 THEN ${by} END,
      handled_note = CASE WHEN s.open_count = 0 THEN ${note} END
    FROM (
      SELECT g.id, count(l.message_id) AS open_count, min(coalesce(l.first_failed_at, l.failed_at)) AS oldest_open_at
      FROM dead_letter_group g LEFT JOIN dead_letter l
        ON l.project_id = g.project_id AND l.group_id = g.id AND l.handled_at IS NULL
      WHERE g.project_id = ${projectId}::uuid AND g.queue_id = ${queueId}::uuid AND g.open_count > 0 GROUP BY g.id
    ) s
    WHERE g.project_id = ${projectId}::uuid AND g.id = s.id`;
  return handled;
}
