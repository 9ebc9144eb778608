import { keepIncidentPatterns } from '@/server/incidents/keep-incident-patterns';
import type { Job } from '../job';

export const keepIncidentPatternsJob: Job = {
  name: 'keep-incident-patterns',
  everySeconds: 60,
  leaseSeconds: 180,
  run: async (signal) => {
    await keepIncidentPatterns(signal);
  },
};
