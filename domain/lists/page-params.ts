import { z } from 'zod';

/** Query parameters of a list that is short enough to be made as a whole; without a limit it is answered as a whole. */
export const pageParams = z.object({
  limit: z
    .string()
    .regex(/^\d{1,4}$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= 1 && value <= 1_000, 'must be 1 to 1000')
    .optional(),
  cursor: z.string().max(200).optional(),
});
export type PageParams = z.output<typeof pageParams>;
