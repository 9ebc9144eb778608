import { db, systemPool } from '@/server/db/client';
import { deleteOldBreakers } from '@/server/db/sql/tidy-breakers';
import { deleteOldLetters, deleteOldRollups } from '@/server/db/sql/tidy-rollups';
import { env } from '@/server/env';
import type { Job } from '../job';

/** Forgets roll-ups of signals past their time, and dead letters and moves of breakers past their project's. */
export async function tidyRollups(): Promise<void> {
  const pool = systemPool();
  const projects = await db().project.findMany({ select: { id: true, retentionDays: true } });
  for (const { id, retentionDays } of projects) {
    await deleteOldRollups(pool, id);
    const days = Math.min(retentionDays, env().CANDOR_RETENTION_DAYS);
    await deleteOldLetters(pool, id, days);
    await deleteOldBreakers(pool, id, days);
  }
}

export const tidyRollupsJob: Job = {
  name: 'tidy-rollups',
  everySeconds: 3_600,
  leaseSeconds: 900,
  run: tidyRollups,
};
