import { afterAll, expect, test } from 'vitest';
import { makeProject } from '@/scripts/testing/make-project';
import { makeLogEvent, storeLogEvents } from '@/scripts/testing/store-log-events';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, readInProject, systemPool } from '../db/client';
import { readErrorCourse } from '../db/sql/error-course';
import { foldLogRollups } from '../db/sql/store-log-rollups';

await createTestDatabase();
afterAll(closeConnections);

const AT = Date.UTC(2026, 10, 19, 10, 30);
const TABLES = ['log_rollup_minute', 'log_rollup_hour', 'log_facet_ten_minutes', 'log_facet_hour'];

async function counts(suffix: '' | '_now'): Promise<unknown[]> {
  const of = TABLES.map(async (table) => {
    const { rows } = await systemPool().query(
      `SELECT bucket, ${table.includes('facet') ? 'field, value' : 'service, environment, version, severity'},
         sum(count)::int AS count FROM ${table}${suffix}
       GROUP BY ${table.includes('facet') ? '1, 2, 3' : '1, 2, 3, 4, 5'} ORDER BY ${table.includes('facet') ? '1, 2, 3' : '1, 2, 3, 4, 5'}`,
    );
    return rows;
  });
  return Promise.all(of);
}

async function appended(): Promise<number> {
  const { rows } = await systemPool().query('SELECT count(*)::int AS n FROM log_rollup_delta');
  return rows[0]?.n;
}

test('What was appended is counted before it is folded, and no less and no more after', async () => {
  const projectId = (await makeProject('Folded')).id;
  const events = Array.from({ length: 50 }, (_, n) =>
    makeLogEvent({
      timeMs: AT + n * 200_000,
      service: `svc-${n % 3}`,
      severityNumber: 1 + (n % 24),
      tenant: n % 4 === 0 ? null : `tenant-${n % 4}`,
    }),
  );
  await storeLogEvents(projectId, events);
  await storeLogEvents(projectId, events);
  const before = await counts('_now');
  expect(
    before.map((rows) => (rows as { count: number }[]).reduce((n, r) => n + r.count, 0)),
  ).toEqual([100, 100, 74, 74]);
  while ((await foldLogRollups(systemPool())) > 0);
  expect(await appended()).toBe(0);
  expect(await counts('')).toEqual(before);
  await storeLogEvents(projectId, events);
  const grown = await counts('_now');
  // Several at once, as of several processes.
  await Promise.all([1, 2, 3].map(() => foldLogRollups(systemPool())));
  while ((await foldLogRollups(systemPool())) > 0);
  expect(await counts('')).toEqual(grown);
});

/** The course of errors from the rows of all severities, as it would be without one of its own. */
async function plainCourse(projectId: string, stepMs: number) {
  const { rows } = await systemPool().query<{ stepMs: number; errors: number }>(
    `SELECT (floor(extract(epoch FROM bucket) * 1000 / $2) * $2)::float8 AS "stepMs", sum(count)::int AS errors
     FROM log_rollup_minute_now WHERE project_id = $1 AND severity >= 17 GROUP BY 1 ORDER BY 1`,
    [projectId, stepMs],
  );
  return rows;
}

test('The course of errors is the same from every width, folded or not', async () => {
  const projectId = (await makeProject('Errors')).id;
  const events = Array.from({ length: 300 }, (_, n) =>
    makeLogEvent({
      timeMs: AT - n * 3_700_000,
      service: `svc-${n % 7 === 0 ? 'often' : n % 3}`,
      severityNumber: 1 + (n % 24),
    }),
  );
  const range = { fromMs: AT - 400 * 3_600_000, toMs: AT + 3_600_000 };
  const course = (width: 60 | 600 | 3_600 | 21_600 | 86_400, stepMs: number) =>
    readInProject(projectId, async (client) => {
      const fromMs = Math.floor(range.fromMs / stepMs) * stepMs;
      const rows = await readErrorCourse(client, { ...range, fromMs, width, stepMs });
      return rows.sort((a, b) => a.stepMs - b.stepMs);
    });
  const all = async () => {
    for (const width of [600, 3_600, 21_600, 86_400] as const) {
      for (const stepMs of [width * 1_000, width * 3_000]) {
        const told = await course(width, stepMs);
        expect(told).toEqual(await course(60, stepMs));
        expect(told.map(({ stepMs, errors }) => ({ stepMs, errors }))).toEqual(
          await plainCourse(projectId, stepMs),
        );
      }
    }
  };
  await storeLogEvents(projectId, events.slice(0, 200));
  await all();
  while ((await foldLogRollups(systemPool())) > 0);
  await all();
  await storeLogEvents(projectId, events.slice(100));
  await all();
});

test('A reader never sees events twice or not at all while they are folded', async () => {
  const projectId = (await makeProject('Seen')).id;
  const total = async () => {
    const { rows } = await systemPool().query(
      'SELECT sum(count)::int AS n FROM log_rollup_minute_now WHERE project_id = $1',
      [projectId],
    );
    return rows[0]?.n;
  };
  for (let n = 1; n <= 10; n += 1) {
    await storeLogEvents(projectId, [makeLogEvent({ timeMs: AT, service: 'seen' })]);
    const [, ...seen] = await Promise.all([
      foldLogRollups(systemPool()),
      total(),
      total(),
      total(),
    ]);
    expect(seen).toEqual([n, n, n]);
  }
});
