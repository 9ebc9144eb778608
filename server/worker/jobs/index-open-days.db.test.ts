import { afterAll, expect, it } from 'vitest';
import { makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, systemPool } from '@/server/db/client';
import { databaseNow } from '@/server/db/database-clock';
import { withOwnerConnection } from '@/server/db/owner-connection';
import { listDayPartitions, makeDayPartitions } from '@/server/db/sql/day-partitions';
import { indexClosedLogPartition } from '@/server/db/sql/log-closed-indexes';
import { listIndexedPartitions } from '@/server/db/sql/log-open-indexes';
import { indexOpenDays } from './index-open-days';

await createTestDatabase();
afterAll(closeConnections);

const never = new AbortController().signal;

it('the hours of a busy day get indexes, which go when the whole day has its own', async () => {
  const { id } = await makeProject('Busy');
  const yesterday = new Date((await databaseNow()) - 86_400_000).toISOString().slice(0, 10);
  await makeDayPartitions(systemPool(), 'log_event', [yesterday]);
  // The plan goes by the roll-ups alone; the events themselves do not matter to it.
  await systemPool().query(
    `INSERT INTO log_rollup_hour SELECT $1, h, '', '', '', 9, 40000
     FROM generate_series($2::timestamptz, $2::timestamptz + interval '10 hours', '1 hour') AS h`,
    [id, `${yesterday}T00:00:00Z`],
  );
  await indexOpenDays(never);
  const read = async () => (await listIndexedPartitions(systemPool()))[0];
  expect(await read()).toMatchObject({
    whole: false,
    stretches: [
      { fromHour: 0, toHour: 3 },
      { fromHour: 3, toHour: 6 },
      { fromHour: 6, toHour: 9 },
    ],
  });
  await withOwnerConnection(async (client) => {
    const [partition] = await listDayPartitions(client, 'log_event');
    if (partition) await indexClosedLogPartition(client, partition);
  });
  await indexOpenDays(never);
  expect(await read()).toMatchObject({ whole: true, stretches: [] });
});
