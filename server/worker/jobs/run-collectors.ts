import { COLLECTOR_LEASE_SECONDS, runDueCollectors } from '@/server/collectors/run-due-collectors';
import type { Job } from '../job';

/** Each collector is claimed for itself as well: two workers may do this at a time. */
export const runCollectorsJob: Job = {
  name: 'run-collectors',
  everySeconds: 1,
  leaseSeconds: COLLECTOR_LEASE_SECONDS,
  run: runDueCollectors,
};
