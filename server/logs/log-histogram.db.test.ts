import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LogEvent, levelOf } from '@/domain/logs/log-event';
import { matchesLogEvent } from '@/domain/logs/query/match-log-event';
import { logEventBefore, logQuery } from '@/scripts/testing/log-arbitraries';
import { makeProject } from '@/scripts/testing/make-project';
import { makeLogEvent, storeLogEvents } from '@/scripts/testing/store-log-events';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections } from '../db/client';
import { withOwnerConnection } from '../db/owner-connection';
import { listDayPartitions } from '../db/sql/day-partitions';
import { indexClosedLogPartition } from '../db/sql/log-closed-indexes';
import { readLogFilter } from './log-filter';
import { logHistogram } from './log-histogram';

await createTestDatabase();
const now = Date.parse('2025-03-05T12:34:56.789Z');
const DAY = 86_400_000;

let projectId = '';
let stored: LogEvent[] = [];

beforeAll(async () => {
  projectId = (await makeProject('Shop')).id;
  stored = fc.sample(logEventBefore(now, 3 * DAY), { seed: 11, numRuns: 300 });
  await storeLogEvents(projectId, stored);
  const other = (await makeProject('Other')).id;
  await storeLogEvents(other, stored);
  await withOwnerConnection(async (client) => {
    const [oldest] = await listDayPartitions(client, 'log_event');
    if (oldest) await indexClosedLogPartition(client, oldest);
  });
});
afterAll(closeConnections);

function histogram(q: string, from: string, to: string, rowsRead?: number) {
  const filter = readLogFilter({ q, from, to }, now);
  const reading = rowsRead === undefined ? {} : { rowsRead };
  return logHistogram({ projectId, filter, buckets: 120, nowMs: now, ...reading });
}

/** Matching events by level and bucket, counted one by one. */
function counted(q: string, from: string, to: string, stepSeconds: number): Map<string, number> {
  const { ast, fromUs, toUs } = readLogFilter({ q, from, to }, now);
  const counts = new Map<string, number>();
  for (const event of stored) {
    const timeUs = event.timeMs * 1000;
    if (timeUs < fromUs || timeUs >= toUs || !matchesLogEvent(ast, event)) continue;
    const start = Math.floor(timeUs / 1_000_000 / stepSeconds) * stepSeconds * 1000;
    const key = `${levelOf(event.severityNumber)} ${new Date(start).toISOString()}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

describe('a histogram', () => {
  const ranges = fc.constantFrom(
    ['now-4d', 'now'],
    ['now-50h', 'now-3h'],
    ['now-5h', 'now'],
    ['now-90m', 'now-10m'],
  );
  const byRollups = fc.constantFrom('', 'level:>=warn', 'service:c* -env:staging', 'version:*');

  it('counts what the query means, whatever the query and the range', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(logQuery, byRollups), ranges, async (q, range) => {
        const [from = '', to = ''] = range;
        const { series, stepSeconds, estimated, total } = await histogram(q, from, to);
        const points = series.flatMap(({ level, points }) =>
          points.map(([time, count]): [string, number | null] => [`${level} ${time}`, count]),
        );
        const expected = counted(q, from, to, stepSeconds);
        expect(new Map(points.filter(([, count]) => (count ?? 0) > 0))).toEqual(expected);
        expect(total).toBe([...expected.values()].reduce((sum, count) => sum + count, 0));
        expect(estimated).toBe(false);
      }),
      { seed: 5, numRuns: 80 },
    );
  });

  it('leaves open what came before the first event and what has not happened yet', async () => {
    const project = (await makeProject('New')).id;
    await storeLogEvents(project, [makeLogEvent({ timeMs: now - 30 * 60_000 })]);
    const filter = readLogFilter({ q: '', from: 'now-6h', to: 'now+1h' }, now);
    const result = await logHistogram({ projectId: project, filter, buckets: 14, nowMs: now });
    expect(result).toMatchObject({ stepSeconds: 1800, knownFrom: '2025-03-05T12:00:00.000Z' });
    expect(result.series.map((one) => one.level)).toEqual(['info']);
    const counts = result.series[0]?.points.map(([, count]) => count);
    expect(counts).toEqual([...Array(11).fill(null), 1, 0, null, null]);
  });

  it('has no series for a project without an event', async () => {
    const project = (await makeProject('Empty')).id;
    const filter = readLogFilter({ q: '', from: 'now-6h', to: 'now' }, now);
    const result = await logHistogram({ projectId: project, filter, buckets: 14, nowMs: now });
    expect(result).toMatchObject({ series: [], total: 0, knownFrom: null, estimated: false });
  });

  it('projects from a sample, and says so, when there is too much to read', async () => {
    const project = (await makeProject('Loud')).id;
    const start = now - DAY;
    await storeLogEvents(
      project,
      Array.from({ length: 6000 }, (_, index) =>
        makeLogEvent({ timeMs: start + index * 10_000, message: index % 2 ? 'odd' : 'even' }),
      ),
    );
    const filter = readLogFilter({ q: 'odd', from: 'now-24h', to: 'now' }, now);
    const result = await logHistogram({
      projectId: project,
      filter,
      buckets: 30,
      nowMs: now,
      rowsRead: 1500,
      rareHits: 10,
    });
    expect(result.estimated).toBe(true);
    expect(result.sampledRatio).toBeCloseTo(0.25, 1);
    expect(result.total).toBeGreaterThan(2400);
    expect(result.total).toBeLessThan(3600);
  });
});
