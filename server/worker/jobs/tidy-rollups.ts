import { db, systemPool } from '@/server/db/client';
import { deleteOldLetters, deleteOldRollups } from '@/server/db/sql/tidy-rollups';
import { env } from '@/server/env';
import type { Job } from '../job';

/** Forgets roll-ups of signals past their time, and dead letters past their project's. */
export async function tidyRollups(): Promise<void> {
  const pool = systemPool();
  const projects = await db().project.findMany({ select: { id: true, retentionDays: true } });
  for (const { id, retentionDays } of projects) {
    await deleteOldRollups(pool, id);
    await deleteOldLetters(pool, id, Math.min(retentionDays, env().CANDOR_RETENTION_DAYS));
  }
}

export const tidyRollupsJob: Job = {
  name: 'tidy-rollups',
  everySeconds: 3_600,
  leaseSeconds: 900,
  run: tidyRollups,
};
