import { databaseNow } from '@/server/db/database-clock';
import { withOwnerConnection } from '@/server/db/owner-connection';
import { listDayPartitions } from '@/server/db/sql/day-partitions';
import { indexClosedLogPartition } from '@/server/db/sql/log-closed-indexes';
import { log } from '@/server/observability/log';
import type { Job } from '../job';

/** How long after its end a day's partition still sees enough late events to be left without the costly indexes. */
const SETTLE_MS = 30 * 60_000;

/** Builds the text and attribute indexes of each day that is over. */
export async function indexClosedPartitions(signal: AbortSignal): Promise<void> {
  const closedBefore = new Date((await databaseNow()) - SETTLE_MS).toISOString().slice(0, 10);
  await withOwnerConnection(async (client) => {
    const closed = (await listDayPartitions(client, 'log_event')).filter(
      (partition) => partition.day < closedBefore,
    );
    // The newest first: it is the one that people search.
    for (const partition of closed.reverse()) {
      if (signal.aborted) return;
      const built = await indexClosedLogPartition(client, partition);
      if (built.length > 0) log.info('Built the indexes of a closed partition', { indexes: built });
    }
  });
}

export const indexClosedPartitionsJob: Job = {
  name: 'index-closed-partitions',
  everySeconds: 300,
  leaseSeconds: 1_800,
  run: indexClosedPartitions,
};
