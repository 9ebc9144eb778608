import { env } from '@/server/env';
import { SELF_JOB } from '@/server/self/read-self';
import { watchItself } from '@/server/self/watch-itself';
import type { Job } from '../job';

/** Candor's own queues, channels and lag, told to a project of its own; CANDOR_SELF_WATCH=false stops it. */
export const watchItselfJob: Job = {
  name: SELF_JOB,
  everySeconds: 60,
  leaseSeconds: 120,
  run: async () => {
    if (env().CANDOR_SELF_WATCH) await watchItself();
  },
};
