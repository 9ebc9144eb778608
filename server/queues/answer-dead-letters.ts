import { z } from 'zod';
import type { StoredLetter } from '@/domain/queues/queue-answer';
import type { DeadLettersParams } from '@/domain/queues/queue-params';
import { readInProject } from '../db/client';
import {
  type LetterPosition,
  type ReadLetter,
  readLettersOfGroup,
} from '../db/sql/read-dead-letters';
import { ServiceError } from '../errors';

/** 2199-12-31: later than any letter. */
const MAX_TIME_US = Date.UTC(2200, 0, 1) * 1_000;

/** The letters of one group, newest first. @throws ServiceError invalid, not_found */
export async function answerDeadLetters(
  projectId: string,
  groupId: string,
  { limit, cursor }: DeadLettersParams,
): Promise<{ items: StoredLetter[]; nextCursor: string | null }> {
  const after = cursor === undefined ? null : readPosition(cursor);
  const rows = await readInProject(projectId, (client) =>
    readLettersOfGroup(client, { projectId, groupId, after, limit: limit + 1 }),
  );
  if (rows.length === 0 && after === null) {
    throw new ServiceError('not_found', 'There is no such group of dead letters here.', {
      hint: 'It may belong to another project, or its letters are past their retention.',
    });
  }
  const shown = rows.slice(0, limit);
  const last = shown[shown.length - 1];
  return {
    items: shown.map(letterOf),
    nextCursor: rows.length > limit && last !== undefined ? writePosition(last) : null,
  };
}

function writePosition({ failed_us, message_id }: ReadLetter): string {
  return Buffer.from(JSON.stringify([Number(failed_us), message_id])).toString('base64url');
}

const positionSchema = z.tuple([
  z.number().int().min(0).max(MAX_TIME_US),
  z.string().refine((text) => !text.includes('\u0000')),
]);

function readPosition(cursor: string): LetterPosition {
  const read = positionSchema.safeParse(parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (read.success) return { failedUs: read.data[0], messageId: read.data[1] };
  throw new ServiceError('invalid', 'This cursor is none that Candor gave out.', {
    hint: 'Send back the nextCursor of the page before, as it was.',
    details: [{ path: 'cursor', message: 'is not readable' }],
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function letterOf(row: ReadLetter): StoredLetter {
  return {
    queueId: row.queue_id,
    groupId: row.group_id,
    messageId: row.message_id,
    service: row.service,
    errorType: row.error_type,
    error: row.error,
    attempts: row.attempts,
    firstFailedAt: row.first_failed_at?.toISOString() ?? null,
    failedAt: row.failed_at.toISOString(),
    correlationId: row.correlation_id,
    traceId: row.trace_id,
    tenant: row.tenant,
    producerVersion: row.producer_version,
    payload: row.payload,
    flags: row.flags ?? [],
    handledAt: row.handled_at?.toISOString() ?? null,
  };
}
