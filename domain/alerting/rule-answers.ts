import { z } from 'zod';
import { ruleSchema } from './schemas';

/** A rule as it is stored, with how its evaluation stands. */
export const ruleAnswerSchema = ruleSchema.extend({
  id: z.string(),
  key: z.string(),
  /** One of those that every project begins with. */
  isDefault: z.boolean(),
  revision: z.number(),
  createdAt: z.string(),
  updatedAt: z.string(),
  evaluatedAt: z.string().nullable(),
  /** Why it could not be evaluated the last time. */
  lastError: z.string().nullable(),
  /** How many alerts of it are open. */
  openAlerts: z.number(),
});
export type RuleAnswer = z.output<typeof ruleAnswerSchema>;

export const ruleListSchema = z.object({
  items: z.array(ruleAnswerSchema),
  nextCursor: z.string().nullable(),
});
export type RuleList = z.output<typeof ruleListSchema>;

/** What putting rules as code came to, by key. */
export const rulesPutSchema = z.object({
  created: z.array(z.string()),
  changed: z.array(z.string()),
  unchanged: z.array(z.string()),
  deleted: z.array(z.string()),
});
export type RulesPut = z.output<typeof rulesPutSchema>;
