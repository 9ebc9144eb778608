import { z } from 'zod';

const KEY = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** One heading of a postmortem with its text. The prompt is what its template asks for there. */
export const sectionSchema = z.object({
  key: z.string().regex(KEY, 'must be lower-case words joined by -, at most 64 characters'),
  heading: z.string().trim().min(1, 'must not be empty').max(200),
  prompt: z.string().max(2_000).default(''),
  markdown: z.string().max(100_000, 'must be at most 100,000 characters'),
});
export type Section = z.output<typeof sectionSchema>;

export const sectionsSchema = z
  .array(sectionSchema)
  .min(1, 'needs at least one section')
  .max(40, 'takes at most 40 sections')
  .refine((sections) => new Set(sections.map(({ key }) => key)).size === sections.length, {
    error: 'each section needs a key of its own',
  });
