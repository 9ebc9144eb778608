import type { z } from 'zod';
import type { trailParams } from '@/domain/logs/search-params';
import type { Trail, TrailItem } from '@/domain/logs/trail';
import { decodeTrailCursor, encodeTrailCursor, type TrailCursor } from '@/domain/logs/trail-cursor';
import { findTrailGaps } from '@/domain/logs/trail-gaps';
import { readInProject } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { setLogScan } from '../db/sql/search-log-events';
import { readLogFilter, unknownCursor } from '../logs/log-filter';
import { deadLetterSource } from './dead-letter-source';
import { inferenceSource } from './inference-source';
import { logSource } from './log-source';
import { readTrailContext } from './read-trail-context';
import { spanSource } from './span-source';
import type { PlacedItem, TrailRange, TrailSource } from './trail-source';

const TIMEOUT_MS = 8_000;

/** In the order in which things of one moment are told: what ran, then what it wrote. Cursors name them by place. */
const SOURCES: readonly TrailSource[] = [spanSource, inferenceSource, logSource, deadLetterSource];

/** By rank, those that one connection reads: an id may lie in any of some ninety days, so half of them wait for nobody. */
const TOGETHER = [
  [0, 1],
  [2, 3],
] as const;

type Ranked = PlacedItem & { rank: number };

/**
 * Everything that carries a trace or correlation id, oldest first. An id that nothing carries is an empty trail, since
 * its lines may yet come. @throws ServiceError invalid
 */
export async function readTrail(
  projectId: string,
  id: string,
  params: z.output<typeof trailParams>,
): Promise<Trail> {
  const { fromUs, toUs } = readLogFilter({ ...params, q: '' }, await databaseNow());
  const after = params.cursor === undefined ? null : decodeTrailCursor(params.cursor);
  if (after === null && params.cursor !== undefined) throw unknownCursor();
  const limit = params.limit + 1;
  const ranked = await Promise.all(
    TOGETHER.map((ranks) =>
      readInProject(
        projectId,
        async (client) => {
          await setLogScan(client, 'look_up');
          const placed: Ranked[] = [];
          for (const rank of ranks) {
            const source = SOURCES[rank];
            if (source === undefined) continue;
            const range = { fromUs, toUs, after: after && placeIn(source, rank, after) };
            const own = await source.select(client, id, range, limit);
            placed.push(...own.map((one) => ({ ...one, rank })));
          }
          return placed;
        },
        { timeoutMs: TIMEOUT_MS, keepsPlans: true },
      ),
    ),
  );
  // Each kind comes in order, and sorting keeps that.
  const found = ranked.flat().sort((a, b) => a.timeUs - b.timeUs || a.rank - b.rank);
  const items = withoutRepeats(found.slice(0, params.limit).map(({ item }) => item));
  const context =
    items.length === 0
      ? []
      : await readInProject(projectId, (client) => readTrailContext(client, items));
  const last = found.slice(0, params.limit).at(-1);
  return {
    id,
    from: items[0]?.time ?? null,
    to: items[items.length - 1]?.time ?? null,
    items,
    gaps: findTrailGaps(items),
    context,
    nextCursor: found.length > params.limit && last ? encodeTrailCursor(last) : null,
  };
}

/** Where a source goes on when another, or itself, had the last item of the page before. */
function placeIn(
  { ends }: TrailSource,
  rank: number,
  { timeUs, rank: last, id }: TrailCursor,
): TrailRange['after'] {
  if (rank === last) return { timeUs, id };
  return { timeUs, id: rank < last ? ends.last : ends.first };
}

/** A collector may send a span twice. */
function withoutRepeats(items: readonly TrailItem[]): TrailItem[] {
  const seen = new Set<string>();
  return items.filter(({ span }) => {
    if (span === null) return true;
    const key = `${span.traceId} ${span.spanId}`;
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}
