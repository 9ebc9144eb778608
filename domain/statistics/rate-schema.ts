import { z } from 'zod';

/** A share of n with its 95% interval, as every rate leaves the API; all but `n` are null without data, never 0. */
export const rateSchema = z.object({
  value: z.number().nullable(),
  n: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

export type Rate = z.infer<typeof rateSchema>;
