import { evaluateDueRules } from '@/server/alerting/evaluate-due-rules';
import type { Job } from '../job';

/** Each rule is claimed for itself as well: two workers may do this at a time, so a dead one is not waited for long. */
export const evaluateRulesJob: Job = {
  name: 'evaluate-rules',
  // A rule waits so long at the most after it is due.
  everySeconds: 0.5,
  leaseSeconds: 15,
  run: async (signal) => {
    await evaluateDueRules(signal);
  },
};
