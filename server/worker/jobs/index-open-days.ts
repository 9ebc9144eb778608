import { planOpenDayStretches } from '@/domain/logs/open-day-stretches';
import { systemPool } from '@/server/db/client';
import { databaseNow } from '@/server/db/database-clock';
import { withOwnerConnection } from '@/server/db/owner-connection';
import { listDayPartitions } from '@/server/db/sql/day-partitions';
import {
  countLogHours,
  dropLogStretches,
  indexLogStretch,
  listIndexedPartitions,
} from '@/server/db/sql/log-open-indexes';
import { log } from '@/server/observability/log';
import type { Job } from '../job';

/** How long after an hour its stragglers have mostly come in. */
const SETTLE_MS = 5 * 60_000;
const HOUR_MS = 3_600_000;

/**
 * Builds indexes for the hours of a day that are over while the day is not, so that what a search has to walk through
 * does not grow with the day. They go when the whole day has got its own.
 */
export async function indexOpenDays(signal: AbortSignal): Promise<void> {
  const settledMs = (await databaseNow()) - SETTLE_MS;
  await withOwnerConnection(async (client) => {
    const days = new Map(
      (await listDayPartitions(client, 'log_event')).map((one) => [one.name, one]),
    );
    for (const { name, whole, stretches } of await listIndexedPartitions(client)) {
      const partition = days.get(name);
      if (signal.aborted || !partition) return;
      if (whole) {
        await dropLogStretches(client, name);
        continue;
      }
      const hoursOver = Math.floor((settledMs - Date.parse(partition.day)) / HOUR_MS);
      if (hoursOver <= 0) continue;
      const planned = planOpenDayStretches({
        counts: await countLogHours(systemPool(), partition.day),
        hoursOver: Math.min(24, hoursOver),
        builtTo: stretches[stretches.length - 1]?.toHour ?? 0,
      });
      for (const stretch of planned) {
        if (signal.aborted) return;
        await indexLogStretch(client, partition, stretch);
        log.info('Built the indexes of some hours of an open day', { partition: name, ...stretch });
      }
    }
  });
}

export const indexOpenDaysJob: Job = {
  name: 'index-open-days',
  everySeconds: 120,
  leaseSeconds: 1_800,
  run: indexOpenDays,
};
