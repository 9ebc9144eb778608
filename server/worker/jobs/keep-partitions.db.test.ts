import { afterAll, expect, it } from 'vitest';
import { makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db, systemPool } from '@/server/db/client';
import { databaseNow } from '@/server/db/database-clock';
import {
  listDayPartitionedTables,
  listDayPartitions,
  makeDayPartitions,
} from '@/server/db/sql/day-partitions';
import { keepPartitions } from './keep-partitions';

await createTestDatabase();
afterAll(closeConnections);

const nowMs = await databaseNow();
const day = (fromToday: number) =>
  new Date(nowMs + fromToday * 86_400_000).toISOString().slice(0, 10);
const daysOf = async (table: string) =>
  (await listDayPartitions(systemPool(), table)).map((partition) => partition.day);

it('days are there before they come, in every table, and as far back as senders may be late', async () => {
  await makeProject('Kept');
  await keepPartitions();
  const tables = await listDayPartitionedTables(systemPool());
  expect(tables).toContain('log_event');
  for (const table of tables) {
    const days = await daysOf(table);
    expect([table, days[0], days.at(-1)]).toEqual([table, day(-7), day(3)]);
    expect(days).toHaveLength(11);
  }
});

it('days past the longest retention of any project are dropped with their events, and no others', async () => {
  const { id } = await makeProject('Short');
  const project = (retentionDays: number) =>
    db().project.updateMany({ data: { retentionDays, acceptPastDays: 7 } });
  await project(10);
  await db().project.update({ where: { id }, data: { retentionDays: 20 } });
  await makeDayPartitions(systemPool(), 'log_event', [day(-21), day(-20), day(-12)]);
  await systemPool().query(
    `INSERT INTO log_event (project_id, ts, id, received_at, severity, message)
     SELECT $1, at::timestamptz + interval '12 hours', 1, now(), 9, 'kept or not' FROM unnest($2::text[]) AS d(at)`,
    [id, [day(-21), day(-12)]],
  );
  await keepPartitions();
  const days = await daysOf('log_event');
  expect(days.slice(0, 3)).toEqual([day(-20), day(-12), day(-7)]);
  const { rows } = await systemPool().query('SELECT count(*)::int AS events FROM log_event');
  expect(rows).toEqual([{ events: 1 }]);

  await project(10);
  await keepPartitions();
  expect((await daysOf('log_event'))[0]).toBe(day(-7));
});
