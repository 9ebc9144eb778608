import { z } from 'zod';
import { RULE_NAMES } from '../language/finding';
import { evidenceSchema } from './evidence';
import { POSTMORTEM_STATUSES } from './postmortem-status';
import { sectionSchema } from './section';

const text = z.string().nullable();
const person = z.object({ id: z.string(), name: z.string() });

const summary = {
  id: z.string(),
  incidentId: text,
  title: z.string(),
  status: z.enum(POSTMORTEM_STATUSES),
  owner: person.nullable(),
  incident: z
    .object({ id: z.string(), number: z.number(), title: z.string(), severity: z.string() })
    .nullable(),
  dueAt: text,
  overdue: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
  updatedBy: z.string(),
  publishedAt: text,
  revision: z.number().int(),
};

export const postmortemItemSchema = z.object(summary);
export type PostmortemItem = z.infer<typeof postmortemItemSchema>;

export const postmortemListSchema = z.object({
  items: z.array(postmortemItemSchema),
  nextCursor: text,
});
export type PostmortemList = z.infer<typeof postmortemListSchema>;

const reviewerSchema = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['asked', 'approved', 'changes']),
  /** The revision that was looked at. */
  revision: z.number().int().nullable(),
  at: text,
});

const commentAnswerSchema = z.object({
  id: z.string(),
  sectionKey: text,
  text: z.string(),
  by: z.string(),
  at: z.string(),
  resolvedAt: text,
  resolvedBy: text,
});

export const postmortemSchema = z.object({
  ...summary,
  template: z.string(),
  sections: z.array(sectionSchema),
  evidence: z.array(evidenceSchema),
  /** Its action items; GET /api/v1/actions has them in full. */
  actions: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      status: z.string(),
      owner: text,
      dueAt: text,
    }),
  ),
  reviewers: z.array(reviewerSchema),
  comments: z.array(commentAnswerSchema),
});
export type PostmortemAnswer = z.infer<typeof postmortemSchema>;

/** One postmortem as it is read, with what the editor would say of its words; null of a text that is too long for that. */
export const readPostmortemSchema = postmortemSchema.extend({
  findings: z
    .array(
      z.object({
        /** The key of the section; from and to are places in its Markdown. */
        section: z.string(),
        from: z.number().int(),
        to: z.number().int(),
        rule: z.enum(RULE_NAMES),
        found: z.string(),
        message: z.string(),
        instead: z.string(),
      }),
    )
    .nullable(),
});
export type ReadPostmortemAnswer = z.infer<typeof readPostmortemSchema>;

/** Without what was frozen as evidence, which nobody changes: an editor that has it is not sent it again. */
const postmortemTextSchema = postmortemSchema.omit({ evidence: true });
export type PostmortemText = z.infer<typeof postmortemTextSchema>;

/** What is said about a postmortem beside its text. */
export const discussionSchema = postmortemSchema.pick({
  revision: true,
  reviewers: true,
  comments: true,
});
export type Discussion = z.infer<typeof discussionSchema>;

/** What an editor that has one revision does not know yet. */
export const postmortemNewsSchema = discussionSchema.extend({
  /** Null: the text is at that revision still. */
  changed: postmortemTextSchema.nullable(),
});
export type PostmortemNews = z.infer<typeof postmortemNewsSchema>;

/** A change that came too late: how it is now, and how it was when the change began, where that is still kept. */
const staleSchema = z.object({
  current: postmortemSchema,
  base: z
    .object({ revision: z.number(), title: z.string(), sections: z.array(sectionSchema) })
    .nullable(),
});
export type StalePostmortem = z.infer<typeof staleSchema>;

/** 409 of PATCH: the version there is, and what was sent, so that both can be brought together. */
export const staleAnswerSchema = staleSchema.extend({
  error: z.object({
    code: z.literal('conflict'),
    message: z.string(),
    hint: z.string(),
    details: z.array(z.object({ path: z.string(), message: z.string() })),
  }),
  sent: z.unknown(),
  requestId: z.string(),
});

/** As the editor is told: an expected outcome either way. */
export const savedPostmortemSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), postmortem: postmortemTextSchema }),
  staleSchema.extend({ outcome: z.literal('stale'), current: postmortemTextSchema }),
]);
export type SavedPostmortem = z.infer<typeof savedPostmortemSchema>;

export const revisionListSchema = z.object({
  items: z.array(
    z.object({
      revision: z.number().int(),
      by: z.string(),
      at: z.string(),
      title: z.string(),
      sections: z.array(sectionSchema),
    }),
  ),
});
export type RevisionList = z.infer<typeof revisionListSchema>;

export const templateListSchema = z.object({
  items: z.array(
    z.object({
      key: z.string(),
      /** null: every project has it and nobody can change it. */
      id: text,
      name: z.string(),
      purpose: z.string(),
      sections: z.array(
        z.object({ heading: z.string(), prompt: z.string(), markdown: z.string() }),
      ),
    }),
  ),
});
export type TemplateList = z.infer<typeof templateListSchema>;
