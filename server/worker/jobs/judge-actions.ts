import { judgeActions } from '@/server/actions/judge-actions';
import type { Job } from '../job';

/** Checks are by hours and days, so a few minutes late is soon enough. */
export const judgeActionsJob: Job = {
  name: 'judge-actions',
  everySeconds: 300,
  leaseSeconds: 300,
  run: judgeActions,
};
