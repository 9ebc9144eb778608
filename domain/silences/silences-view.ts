import { z } from 'zod';

/** What the address of the silences says. */
export const silencesViewSchema = z.object({
  show: z.enum(['open', 'over']).catch('open').default('open'),
});
