import { z } from 'zod';
import { ACTION_KINDS, ACTION_PRIORITIES, ACTION_STATUSES } from './action-kinds';
import { checkResultSchema, checkSchema } from './check-schema';

const text = z.string().nullable();

export const actionSchema = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(ACTION_KINDS),
  priority: z.enum(ACTION_PRIORITIES),
  status: z.enum(ACTION_STATUSES),
  /** Null: nobody has it. */
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** A day; it is overdue from the next one on (UTC). */
  dueOn: text,
  isOverdue: z.boolean(),
  declinedReason: text,
  incident: z.object({ id: z.string(), number: z.number(), title: z.string() }).nullable(),
  postmortem: z.object({ id: z.string(), title: z.string() }).nullable(),
  check: checkSchema.nullable(),
  /** What the check demands, in words. */
  checkText: text,
  /** What the telemetry showed last; null before the first look. */
  checkResult: checkResultSchema.nullable(),
  /** "telemetry", or who said that it is done. */
  closedBy: text,
  closedAt: text,
  reopenedCount: z.number(),
  createdAt: z.string(),
  createdBy: z.string(),
});
export type ActionAnswer = z.infer<typeof actionSchema>;

export const actionDetailSchema = actionSchema.extend({
  /** What happened to it, oldest first. */
  history: z.array(
    z.object({ id: z.string(), at: z.string(), kind: z.string(), text: z.string(), by: text }),
  ),
});
export type ActionDetail = z.infer<typeof actionDetailSchema>;

export const actionListSchema = z.object({
  /** The earliest due first; what has no due date last. */
  items: z.array(actionSchema),
  nextCursor: text,
});
export type ActionList = z.infer<typeof actionListSchema>;

/** The list as a page needs it: with those who can own an action, by name. */
export const actionPageSchema = actionListSchema.extend({
  people: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type ActionPage = z.infer<typeof actionPageSchema>;
