import { db, systemPool } from '@/server/db/client';
import { deleteExpiredAi } from '@/server/db/sql/tidy-ai';
import { env } from '@/server/env';
import type { Job } from '../job';

/** Forgets inferences that a project no longer keeps, with all that names them. */
export async function tidyAi(): Promise<void> {
  const projects = await db().project.findMany({ select: { id: true, retentionDays: true } });
  for (const { id, retentionDays } of projects) {
    await deleteExpiredAi(systemPool(), id, Math.min(retentionDays, env().CANDOR_RETENTION_DAYS));
  }
}

export const tidyAiJob: Job = {
  name: 'tidy-ai',
  everySeconds: 6 * 3_600,
  leaseSeconds: 1_800,
  run: tidyAi,
};
