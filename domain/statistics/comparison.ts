import { z } from 'zod';

/** b against a. `difference` is b − a with its 95% interval; null while a side has no data. */
export const comparisonSchema = z.object({
  difference: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  verdict: z.enum(['better', 'worse', 'inconclusive']),
  /** About how many more observations would tell; null when they have told, or none would. */
  moreNeeded: z.number().nullable(),
});

export type Comparison = z.infer<typeof comparisonSchema>;
