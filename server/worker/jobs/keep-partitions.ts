import { db, systemPool } from '@/server/db/client';
import { databaseNow } from '@/server/db/database-clock';
import {
  dropDayPartitionsBefore,
  listDayPartitionedTables,
  makeDayPartitions,
} from '@/server/db/sql/day-partitions';
import { env } from '@/server/env';
import { log } from '@/server/observability/log';
import type { Job } from '../job';

const DAY_MS = 86_400_000;
const DAYS_AHEAD = 3;

function dayText(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10);
}

/** Makes partitions before they are needed and drops those that no project keeps any more. */
export async function keepPartitions(): Promise<void> {
  const nowMs = await databaseNow();
  const longest = await db().project.aggregate({
    _max: { retentionDays: true, acceptPastDays: true },
  });
  const retentionDays = Math.min(longest._max.retentionDays ?? 30, env().CANDOR_RETENTION_DAYS);
  const pastDays = Math.min(longest._max.acceptPastDays ?? 7, retentionDays);
  const days: string[] = [];
  for (let day = -pastDays; day <= DAYS_AHEAD; day += 1) days.push(dayText(nowMs + day * DAY_MS));
  const firstKeptDay = dayText(nowMs - retentionDays * DAY_MS);
  for (const table of await listDayPartitionedTables(systemPool())) {
    await makeDayPartitions(systemPool(), table, days);
    const dropped = await dropDayPartitionsBefore(systemPool(), table, firstKeptDay);
    if (dropped.length > 0)
      log.info('Dropped partitions past their retention', { partitions: dropped });
  }
}

export const keepPartitionsJob: Job = {
  name: 'keep-partitions',
  everySeconds: 600,
  leaseSeconds: 300,
  run: keepPartitions,
};
