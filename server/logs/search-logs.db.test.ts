import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeLogCursor } from '@/domain/logs/cursor';
import type { LogEvent } from '@/domain/logs/log-event';
import { matchesLogEvent } from '@/domain/logs/query/match-log-event';
import { parseQuery } from '@/domain/logs/query/parse-query';
import { logEventBefore, logQuery } from '@/scripts/testing/log-arbitraries';
import { makeProject } from '@/scripts/testing/make-project';
import { makeLogEvent, storeLogEvents } from '@/scripts/testing/store-log-events';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections } from '../db/client';
import { withOwnerConnection } from '../db/owner-connection';
import { listDayPartitions } from '../db/sql/day-partitions';
import { indexClosedLogPartition } from '../db/sql/log-closed-indexes';
import { indexLogStretch } from '../db/sql/log-open-indexes';
import { readLogFilter } from './log-filter';
import { searchLogs } from './search-logs';

const database = await createTestDatabase();
const now = Date.parse('2025-03-05T12:00:00.000Z');
const DAY = 86_400_000;

let projectId = '';
let otherProjectId = '';
let stored: LogEvent[] = [];

beforeAll(async () => {
  projectId = (await makeProject('Shop')).id;
  otherProjectId = (await makeProject('Other')).id;
  // The causation id tells the events apart; ids grow in the order in which events are stored.
  const events = fc.sample(logEventBefore(now, 4 * DAY), { seed: 7, numRuns: 400 });
  stored = events.map((one, index) => ({ ...one, causationId: `event-${index}` }));
  await storeLogEvents(projectId, stored);
  await storeLogEvents(
    otherProjectId,
    events.map((one) => ({ ...one, causationId: 'of another project' })),
  );
  // The older days have their indexes, another has them for some of its hours, the newest has none, as in life.
  await withOwnerConnection(async (client) => {
    const partitions = await listDayPartitions(client, 'log_event');
    for (const partition of partitions.slice(0, 3))
      await indexClosedLogPartition(client, partition);
    const [open] = partitions.slice(3);
    if (!open) throw new Error('There are too few days');
    await indexLogStretch(client, open, { fromHour: 0, toHour: 7 });
    await indexLogStretch(client, open, { fromHour: 7, toHour: 18 });
  });
});
afterAll(closeConnections);

/** Every page of a search, by following its cursors. */
async function searchAll(
  q: string,
  limit: number,
  lookUpAfterRows: number,
): Promise<(string | null)[]> {
  const filter = readLogFilter({ q, from: 'now-10d', to: 'now' }, now);
  const ids: (string | null)[] = [];
  let cursor: string | null = null;
  do {
    const page = await searchLogs({
      projectId,
      filter,
      cursor: cursor === null ? null : decodeLogCursor(cursor),
      limit,
      lookUpAfterRows,
    });
    expect(page.complete).toBe(true);
    ids.push(...page.events.map((one) => one.causationId));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return ids;
}

function expected(q: string): (string | null)[] {
  const result = parseQuery(q);
  if (!result.ok) throw new Error(`${q}: ${result.error.message}`);
  return stored
    .map((one, index) => ({ one, index }))
    .filter(({ one }) => matchesLogEvent(result.ast, one))
    .sort((a, b) => b.one.timeMs - a.one.timeMs || b.index - a.index)
    .map(({ one }) => one.causationId);
}

describe('a search', () => {
  it('finds what the query means, newest first, whatever the query', async () => {
    await fc.assert(
      fc.asyncProperty(
        logQuery,
        fc.constantFrom(40, 1000),
        fc.constantFrom(0, 20_000),
        async (q, ...how) => {
          expect(await searchAll(q, ...how)).toEqual(expected(q));
        },
      ),
      { seed: 3, numRuns: 100 },
    );
  });

  it('finds everything when nothing is asked', async () => {
    expect(await searchAll('', 50, 0)).toEqual(expected(''));
  });

  it('never answers an event of another project', async () => {
    const found = await searchAll('correlation:* OR -correlation:*', 1000, 20_000);
    expect(found).toHaveLength(stored.length);
    expect(found).not.toContain('of another project');
  });

  it('reads a view that is empty where no project is set', async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query('SET ROLE candor_app');
    const { rows } = await client.query('SELECT count(*)::int AS n FROM log_event_in_project');
    await client.end();
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('goes on where a page ended, whatever arrives in between', async () => {
    const project = (await makeProject('Busy')).id;
    const line = (ms: number, name: string) =>
      makeLogEvent({ timeMs: now - ms, causationId: name, message: 'tick' });
    await storeLogEvents(
      project,
      Array.from({ length: 30 }, (_, index) => line(1000 * (30 - index), `first ${index}`)),
    );
    const filter = readLogFilter({ q: 'tick', from: 'now-1h', to: undefined }, now);
    const seen: (string | null)[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < 3; page += 1) {
      const at = cursor === null ? null : decodeLogCursor(cursor);
      const result = await searchLogs({ projectId: project, filter, cursor: at, limit: 10 });
      seen.push(...result.events.map((one) => one.causationId));
      cursor = result.nextCursor;
      // Newer than the whole search, and of the same moment as its last line but with a greater id.
      const last = Date.parse(result.events.at(-1)?.time ?? '');
      await storeLogEvents(project, [line(-1000, 'newer'), line(now - last, 'beside')]);
    }
    expect(seen).toEqual(Array.from({ length: 30 }, (_, index) => `first ${29 - index}`));
  });

  it('that runs out of time says where it stopped, and goes on from there', async () => {
    const filter = readLogFilter({ q: 'Payment', from: 'now-10d', to: 'now' }, now);
    const found: (string | null)[] = [];
    let cursor: string | null = null;
    let incomplete = 0;
    do {
      const at = cursor === null ? null : decodeLogCursor(cursor);
      const page = await searchLogs({ projectId, filter, cursor: at, limit: 1000, budgetMs: 0 });
      found.push(...page.events.map((one) => one.causationId));
      if (!page.complete) {
        incomplete += 1;
        expect(page.searchedTo).not.toBeNull();
      }
      cursor = page.nextCursor;
    } while (cursor !== null && incomplete < 1000);
    expect(found).toEqual(expected('Payment'));
    expect(incomplete).toBeGreaterThan(0);
  });
});
