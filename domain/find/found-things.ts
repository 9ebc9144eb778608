import { z } from 'zod';

/** What somebody looks for by name. */
export const findParams = z.object({ q: z.string().trim().min(1).max(200) });

export const FOUND_NOUNS = ['service', 'queue', 'breaker'] as const;

const foundSchema = z.object({
  noun: z.enum(FOUND_NOUNS),
  /** What its page knows it by. */
  id: z.string(),
  name: z.string(),
});
export type FoundThing = z.infer<typeof foundSchema>;

export const foundThingsSchema = z.object({ items: z.array(foundSchema) });
