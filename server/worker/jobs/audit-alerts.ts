import { auditAlerts } from '@/server/status/audit-alerts';
import { tellRunningAgain } from '@/server/status/watch-auditor';
import type { Job } from '../job';

/** The web process looks for its heartbeat: when this job stops, it says so by itself. */
export const auditAlertsJob: Job = {
  name: 'audit-alerts',
  everySeconds: 60,
  leaseSeconds: 60,
  run: async () => {
    await tellRunningAgain();
    await auditAlerts();
  },
};
