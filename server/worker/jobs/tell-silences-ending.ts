import { tellSilencesEnding } from '@/server/silences/tell-silences-ending';
import type { Job } from '../job';

export const tellSilencesEndingJob: Job = {
  name: 'tell-silences-ending',
  everySeconds: 10,
  leaseSeconds: 60,
  run: async () => {
    await tellSilencesEnding();
  },
};
