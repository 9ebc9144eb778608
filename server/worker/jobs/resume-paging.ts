import { resumePaging } from '@/server/alerting/resume-paging';
import type { Job } from '../job';

/** Goes on with paging for what was acknowledged or snoozed for as long as it may be. */
export const resumePagingJob: Job = {
  name: 'resume-paging',
  everySeconds: 1,
  leaseSeconds: 15,
  run: async () => {
    await resumePaging();
  },
};
