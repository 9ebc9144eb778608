import type { PageParams } from '@/domain/lists/page-params';
import { notACursor } from '../db/list-cursor';

const WRITTEN = /^1\.(.+)$/;

/**
 * Answers a list that was made as a whole, or the page of it that is asked for.
 * @throws ServiceError invalid for a cursor that is none of this list, or stood at what is gone
 */
export function respondList(
  items: readonly { id: string }[],
  { limit = items.length, cursor }: PageParams,
): Response {
  const start = cursor === undefined ? 0 : placeBehind(items, cursor);
  const page = items.slice(start, start + limit);
  const last = page.at(-1);
  const hasMore = start + limit < items.length && last !== undefined;
  return Response.json({ items: page, nextCursor: hasMore ? `1.${last.id}` : null });
}

function placeBehind(items: readonly { id: string }[], cursor: string): number {
  const [, id] = WRITTEN.exec(cursor) ?? [];
  const index = items.findIndex((item) => item.id === id);
  if (index === -1) throw notACursor();
  return index + 1;
}
