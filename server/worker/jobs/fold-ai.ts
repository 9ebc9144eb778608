import { foldAi } from '@/server/ai/fold-ai';
import type { Job } from '../job';

export const foldAiJob: Job = {
  name: 'fold-ai',
  everySeconds: 1,
  leaseSeconds: 120,
  run: foldAi,
};
