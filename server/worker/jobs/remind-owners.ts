import { remindOwners } from '@/server/actions/remind-owners';
import type { Job } from '../job';

/** Each owner is told once a week; it is looked at more often, since actions become overdue at any day's end. */
export const remindOwnersJob: Job = {
  name: 'remind-owners',
  everySeconds: 1_800,
  leaseSeconds: 300,
  run: remindOwners,
};
