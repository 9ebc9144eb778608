import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LogEvent, levelOf } from '@/domain/logs/log-event';
import { resolveLogField } from '@/domain/logs/query/log-field';
import { matchesLogEvent } from '@/domain/logs/query/match-log-event';
import { trailParams } from '@/domain/logs/search-params';
import { USUAL_FACETS } from '@/domain/logs/usual-facets';
import { logEventBefore } from '@/scripts/testing/log-arbitraries';
import { makeProject } from '@/scripts/testing/make-project';
import { makeLogEvent, storeLogEvents } from '@/scripts/testing/store-log-events';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections } from '../db/client';
import { readTrail } from '../trails/read-trail';
import { exportLogs } from './export-logs';
import { knownLogFields, knownLogValues } from './known-log-fields';
import { logFacets } from './log-facets';
import { readLogFilter } from './log-filter';
import { searchLogs } from './search-logs';
import { surroundingLogs } from './surrounding-logs';

await createTestDatabase();
const now = Date.now();
const HOUR = 3_600_000;

let projectId = '';
let stored: LogEvent[] = [];

beforeAll(async () => {
  projectId = (await makeProject('Shop')).id;
  stored = fc
    .sample(logEventBefore(now - HOUR, 30 * HOUR), { seed: 23, numRuns: 250 })
    .map((event, index) => ({ ...event, causationId: `event-${index}` }));
  await storeLogEvents(projectId, stored);
  const other = (await makeProject('Other')).id;
  await storeLogEvents(other, stored);
});
afterAll(closeConnections);

describe('facets', () => {
  const read: Record<string, (event: LogEvent) => string | null> = {
    level: (event) => levelOf(event.severityNumber),
    service: (event) => event.service,
    env: (event) => event.environment,
    version: (event) => event.version,
    tenant: (event) => event.tenant,
    user: (event) => event.user,
  };

  it.each(['', 'level:>=warn', '-service:cart', 'service:* timeout', 'tenant:acme'])(
    'of %j count every match',
    async (q) => {
      const filter = readLogFilter({ q, from: 'now-29h', to: 'now-90m' }, now);
      const names = [...USUAL_FACETS, 'user'];
      const fields = names.map(resolveLogField);
      const { fields: facets } = await logFacets({ projectId, filter, fields, limit: 20 });
      const matching = stored.filter(
        (event) =>
          event.timeMs * 1000 >= filter.fromUs &&
          event.timeMs * 1000 < filter.toUs &&
          matchesLogEvent(filter.ast, event),
      );
      expect(matching.length).toBeGreaterThan(5);
      expect(facets.map((facet) => facet.field)).toEqual(names);
      for (const facet of facets) {
        const counts = new Map<string, number>();
        for (const event of matching) {
          const value = read[facet.field]?.(event) ?? null;
          if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
        }
        expect(new Map(facet.values.map(({ value, count }) => [value, count]))).toEqual(counts);
        expect(facet.values).toEqual(facet.values.toSorted((a, b) => b.count - a.count));
        expect(facet).toMatchObject({ other: 0, sampled: null });
        const present = facet.values.reduce((sum, { count }) => sum + count, 0);
        expect(facet.missing ?? matching.length - present).toBe(matching.length - present);
      }
    },
  );

  it('of a range that ends within ten minutes leave out what follows it there, which roll-ups count too', async () => {
    const project = (await makeProject('Edge')).id;
    const at = (timeMs: number, tenant: string) =>
      makeLogEvent({ timeMs, tenant, service: tenant });
    const fields = ['tenant', 'service'].map(resolveLogField);
    const values = async () => {
      const filter = readLogFilter({ q: '', from: 'now-2h', to: 'now' }, now);
      const read = await logFacets({ projectId: project, filter, fields, limit: 9 });
      return read.fields.map((facet) => facet.values);
    };
    await storeLogEvents(project, [at(now - 1, 'before'), at(now - 3_600_000, 'before')]);
    expect(await values()).toEqual([
      [{ value: 'before', count: 2 }],
      [{ value: 'before', count: 2 }],
    ]);
    await storeLogEvents(project, [at(now, 'after'), at(now + 90_000, 'after')]);
    expect(await values()).toEqual([
      [{ value: 'before', count: 2 }],
      [{ value: 'before', count: 2 }],
    ]);
  });

  it('of an attribute say how many of the newest matches they were counted among', async () => {
    const project = (await makeProject('Many')).id;
    await storeLogEvents(
      project,
      Array.from({ length: 2500 }, (_, index) =>
        makeLogEvent({
          timeMs: now - 1000 - index,
          attributes: { shard: index % 3, tags: ['a', 'b'] },
        }),
      ),
    );
    const filter = readLogFilter({ q: '', from: 'now-1h', to: 'now' }, now);
    const fields = [resolveLogField('shard'), resolveLogField('tags'), resolveLogField('level')];
    const result = await logFacets({ projectId: project, filter, fields, limit: 2 });
    expect(result.fields).toEqual([
      {
        field: 'shard',
        values: [
          { value: '0', count: 667 },
          { value: '1', count: 667 },
        ],
        other: 666,
        missing: 0,
        sampled: 2000,
      },
      {
        field: 'tags',
        values: [
          { value: 'a', count: 2000 },
          { value: 'b', count: 2000 },
        ],
        other: 0,
        missing: 0,
        sampled: 2000,
      },
      {
        field: 'level',
        values: [{ value: 'info', count: 2500 }],
        other: 0,
        missing: 0,
        sampled: null,
      },
    ]);
  });
});

describe('a trail', () => {
  const id = '7bf92f3577b34da6a3ce929d0e0e4736';
  let project = '';
  beforeAll(async () => {
    project = (await makeProject('Trail')).id;
    const at = (ms: number, fields: Partial<LogEvent>) =>
      makeLogEvent({ timeMs: now - HOUR + ms, ...fields });
    await storeLogEvents(project, [
      at(30, { message: 'three', traceId: id, service: 'cart' }),
      at(0, { message: 'one', correlationId: id, service: 'web' }),
      at(10, { message: 'two', correlationId: id, traceId: id, durationMs: 5 }),
      at(20, { message: 'of another trail', traceId: 'x', correlationId: 'y' }),
      at(90_000, { message: 'four', traceId: id, severityNumber: 17 }),
    ]);
  });

  it('is everything with the id in order of time, each once, with the silence marked', async () => {
    const trail = await readTrail(project, id.toUpperCase(), trailParams.parse({}));
    expect(trail.items.map((item) => item.title)).toEqual(['one', 'two', 'three', 'four']);
    expect(trail.items[0]).toMatchObject({ kind: 'log', service: 'web', level: 'info' });
    expect(trail).toMatchObject({ from: trail.items[0]?.time, to: trail.items[3]?.time });
    expect(trail.gaps).toEqual([{ from: trail.items[2]?.time, to: trail.items[3]?.time }]);
    expect(trail.nextCursor).toBeNull();
  });

  it('goes on after its limit', async () => {
    const first = await readTrail(project, id, trailParams.parse({ limit: '3' }));
    expect(first.items.map((item) => item.title)).toEqual(['one', 'two', 'three']);
    const cursor = first.nextCursor ?? '';
    const second = await readTrail(project, id, trailParams.parse({ limit: '3', cursor }));
    expect(second.items.map((item) => item.title)).toEqual(['four']);
    expect(second.nextCursor).toBeNull();
  });

  it('is empty in a project where nothing carries the id', async () => {
    const trail = await readTrail(projectId, id, trailParams.parse({}));
    expect(trail).toMatchObject({ items: [], gaps: [], from: null, to: null });
  });
});

describe('lines around a line', () => {
  it('are those of the same service, in order', async () => {
    const project = (await makeProject('Around')).id;
    await storeLogEvents(
      project,
      Array.from({ length: 12 }, (_, index) =>
        makeLogEvent({
          timeMs: now - HOUR + Math.floor(index / 2),
          service: index % 3 === 0 ? 'other' : null,
          message: `line ${index}`,
        }),
      ),
    );
    const filter = readLogFilter({ q: '"line 5"' }, now);
    const page = await searchLogs({ projectId: project, filter, cursor: null, limit: 1 });
    const cursor = page.events[0]?.cursor ?? '';
    const around = await surroundingLogs(project, cursor, { before: 2, after: 3 });
    expect(around.line.message).toBe('line 5');
    expect(around.before.map((line) => line.message)).toEqual(['line 2', 'line 4']);
    expect(around.after.map((line) => line.message)).toEqual(['line 7', 'line 8', 'line 10']);
    await expect(surroundingLogs(projectId, cursor, { before: 2, after: 3 })).rejects.toMatchObject(
      {
        code: 'not_found',
      },
    );
  });
});

describe('what a project is known to hold', () => {
  it('is the names and values in its newest events', async () => {
    const project = (await makeProject('Known')).id;
    await storeLogEvents(project, [
      makeLogEvent({
        timeMs: now - 1000,
        service: 'cart',
        attributes: { http: { status: 500 }, level: 'x' },
        resource: { host: 'h1' },
      }),
      makeLogEvent({ timeMs: now - 900, service: 'cart', attributes: { http: { status: 200 } } }),
      makeLogEvent({ timeMs: now - 800, service: 'web', attributes: { http: { status: 200 } } }),
    ]);
    const { fields } = await knownLogFields(project, {});
    expect(fields).toEqual(['http.status', 'attributes.level', 'resource.host']);
    const valuesOf = async (name: string) =>
      (await knownLogValues(project, name, {})).values.map(({ value }) => value);
    expect(await valuesOf('http.status')).toEqual(['200', '500']);
    expect(await valuesOf('service')).toEqual(['cart', 'web']);
  });
});

describe('an export', () => {
  async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
    return new Response(stream).text();
  }

  it('as NDJSON holds the whole result', async () => {
    const filter = readLogFilter({ q: 'level:>=warn', from: 'now-40h' }, now);
    const lines = (await textOf(exportLogs(projectId, filter, 'ndjson'))).trim().split('\n');
    const expected = stored.filter((event) => matchesLogEvent(filter.ast, event));
    const ids = lines.map((text) => JSON.parse(text).causationId).sort();
    expect(ids).toEqual(expected.map((event) => event.causationId).sort());
  });

  it('as CSV cannot be run as a formula', async () => {
    const project = (await makeProject('Formula')).id;
    const message = '=HYPERLINK("http://x","y")';
    await storeLogEvents(project, [makeLogEvent({ timeMs: now - 1000, message, service: '+cmd' })]);
    const csv = await textOf(exportLogs(project, readLogFilter({ q: '' }, now), 'csv'));
    const [header = '', row = ''] = csv.split('\r\n');
    expect(header).toMatch(/^time,level,service,/);
    expect(row).toContain(`,info,'+cmd,,,"'=HYPERLINK(""http://x"",""y"")",`);
  });

  it('reads no further when the reader has gone', async () => {
    const filter = readLogFilter({ q: '', from: 'now-40h' }, now);
    const reader = exportLogs(projectId, filter, 'ndjson').getReader();
    await reader.cancel();
    expect((await reader.read()).done).toBe(true);
  });
});
