import { z } from 'zod';
import { absoluteTime } from '../time-range/absolute-time';
import { POSTMORTEM_STATUSES } from './postmortem-status';
import { sectionSchema, sectionsSchema } from './section';

const title = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(200, 'must be at most 200 characters');
const revision = z.number().int().min(1);
const status = z.enum(POSTMORTEM_STATUSES, `must be one of ${POSTMORTEM_STATUSES.join(', ')}`);

export const postmortemIdParams = z.object({ id: z.uuid() });

const DOCUMENT = /\.md$/;

/** By its id; with .md after it, the same as a Markdown document. */
export const postmortemFileParams = z.object({
  id: z.string().refine((id) => z.uuid().safeParse(id.replace(DOCUMENT, '')).success),
});

export function readFileParam(id: string): { id: string; isDocument: boolean } {
  return { id: id.replace(DOCUMENT, ''), isDocument: DOCUMENT.test(id) };
}

export const commentIdParams = postmortemIdParams.extend({ commentId: z.uuid() });
export const settleCommentSchema = z.object({ resolved: z.boolean() });

const limit = z
  .string()
  .regex(/^\d{1,3}$/, 'must be a whole number')
  .transform(Number)
  .refine((value) => value >= 1 && value <= 200, 'must be 1 to 200');

export const postmortemsParams = z.object({
  status: status.optional(),
  /** The id of whoever owns it. */
  owner: z.uuid('must be the id of a member').optional(),
  incident: z.uuid('must be the id of an incident').optional(),
  /** true: those alone whose day has passed. */
  overdue: z.enum(['true', 'false'], 'must be true or false').optional(),
  limit: limit.default(50),
  cursor: z.string().max(200).optional(),
});
export type PostmortemsParams = z.output<typeof postmortemsParams>;

/** From an incident with what the data knows, or from a Markdown document, or both. */
export const createPostmortemSchema = z
  .object({
    incidentId: z.uuid('must be the id of an incident').optional(),
    template: z.string().min(1).max(80).optional(),
    title: title.optional(),
    markdown: z.string().min(1).max(500_000, 'must be at most 500,000 characters').optional(),
  })
  .refine((body) => body.incidentId !== undefined || body.markdown !== undefined, {
    error: 'needs an "incidentId" to begin from, or "markdown" to take in',
  })
  .refine((body) => body.template === undefined || body.markdown === undefined, {
    error: 'takes either a "template" or "markdown", not both',
  });
export type CreatePostmortemInput = z.output<typeof createPostmortemSchema>;

const time = absoluteTime.transform((ms) => new Date(ms).toISOString());

/** A change, and the revision that it was based on. What is left out stays as it is. */
export const changePostmortemSchema = z.object({
  revision,
  title: title.optional(),
  status: status.optional(),
  ownerId: z.uuid('must be the id of a member').nullable().optional(),
  dueAt: time.nullable().optional(),
  sections: sectionsSchema.optional(),
});
export type ChangePostmortemInput = z.output<typeof changePostmortemSchema>;

export const commentSchema = z.object({
  sectionKey: z.string().max(64).nullable().default(null),
  text: z.string().trim().min(1, 'must not be empty').max(5_000),
});
export type CommentInput = z.output<typeof commentSchema>;

export const reviewersSchema = z.object({
  reviewerIds: z.array(z.uuid('must be the id of a member')).max(20),
});

export const reviewVerdictSchema = z.object({
  state: z.enum(['approved', 'changes', 'asked']),
});

/** A team's own template. */
export const templateSchema = z.object({
  name: z.string().trim().min(1, 'must not be empty').max(80),
  purpose: z.string().trim().max(300).default(''),
  sections: z
    .array(
      z.object({
        heading: sectionSchema.shape.heading,
        prompt: z.string().max(2_000).default(''),
        markdown: z.string().max(20_000).default(''),
      }),
    )
    .min(1, 'needs at least one section')
    .max(40, 'takes at most 40 sections'),
});
export type TemplateInput = z.output<typeof templateSchema>;

export const postmortemNewsParams = z.object({
  revision: z.coerce.number().int().min(0).describe('The one that is known'),
});
