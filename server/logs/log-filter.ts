import { decodeLogCursor, type LogCursor } from '@/domain/logs/cursor';
import type { QueryNode } from '@/domain/logs/query/ast';
import { parseQuery } from '@/domain/logs/query/parse-query';
import type { LogFilterParams } from '@/domain/logs/search-params';
import { ServiceError } from '../errors';
import { readTimeWindow } from '../time-window';

/** What a read looks at; times in epoch microseconds, `toUs` exclusive. */
export interface LogFilter {
  ast: QueryNode;
  fromUs: number;
  toUs: number;
}

/** Events may be stamped a little ahead of the clock; a search without an end sees them too. */
const AHEAD_MS = 15 * 60_000;

/** What counts look at when they are not told how far back. */
export const USUAL_RANGE_MS = 86_400_000;

/**
 * Reads the query and the range. Without `from` and `to` that is everything that is kept up to the newest event, or,
 * where `usualMs` is given, so much up to now.
 * @throws ServiceError invalid, with the place of the mistake in `details` and the way out in `hint`
 */
export function readLogFilter(
  params: LogFilterParams,
  nowMs: number,
  usualMs: number | null = null,
): LogFilter {
  const ast = readQuery(params.q);
  const { fromMs, toMs } = readTimeWindow(params, {
    nowMs,
    ...(usualMs === null
      ? { usualMs: Number.POSITIVE_INFINITY, endMs: nowMs + AHEAD_MS }
      : { usualMs }),
  });
  return { ast, fromUs: Math.round(fromMs * 1000), toUs: Math.round(toMs * 1000) };
}

/** @throws ServiceError invalid */
export function readQuery(q: string): QueryNode {
  const result = parseQuery(q);
  if (result.ok) return result.ast;
  const { position, length, message, suggestion } = result.error;
  throw new ServiceError('invalid', `The query cannot be read: ${message}`, {
    hint: suggestion,
    details: [{ path: 'q', message: `at character ${position + 1}: ${message}`, position, length }],
  });
}

/** @throws ServiceError invalid */
export function readLogCursor(written: string): LogCursor {
  const cursor = decodeLogCursor(written);
  if (cursor) return cursor;
  throw unknownCursor();
}

export function unknownCursor(): ServiceError {
  return new ServiceError('invalid', 'The cursor is not one that Candor gave out.', {
    hint: 'Send nextCursor of the page before, unchanged, with the same q, from and to.',
    details: [{ path: 'cursor', message: 'is not known' }],
  });
}
