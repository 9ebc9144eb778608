import { z } from 'zod';

/** As GitHub documents its payloads, as far as delivery looks at them. */
export const repositoryField = z.object({
  full_name: z.string().min(1),
  pushed_at: z.union([z.number(), z.string()]).nullish(),
});

export const momentField = z.string().nullish();
