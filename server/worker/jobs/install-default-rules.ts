import { installDefaultRulesEverywhere } from '@/server/alerting/install-default-rules';
import type { Job } from '../job';

/** For projects that were there before the rules were. */
export const installDefaultRulesJob: Job = {
  name: 'install-default-rules',
  everySeconds: 60,
  leaseSeconds: 120,
  run: installDefaultRulesEverywhere,
};
