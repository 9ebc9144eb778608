import { z } from 'zod';
import { WAYS_IN } from './ways-in';

/** What the ingest doctor looks at, as its address says it. */
export const doctorViewSchema = z.object({
  key: z.uuid().or(z.literal('')).catch('').default(''),
  route: z
    .enum(['', ...WAYS_IN])
    .catch('')
    .default(''),
  outcome: z.enum(['', 'accepted', 'rejected']).catch('').default(''),
});
