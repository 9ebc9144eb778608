import { z } from 'zod';
import { ACTION_KINDS } from '../actions/action-kinds';
import { rateSchema } from '../statistics/rate-schema';

const incident = z.object({ number: z.number(), title: z.string(), startedAt: z.string() });
const postmortem = z.object({ id: z.string(), title: z.string() });

export const precedentsSchema = z.object({
  /** How many past incidents were looked through. */
  compared: z.number(),
  /** The likest first. */
  items: z.array(
    incident.extend({
      severity: z.string(),
      reasons: z.array(z.string()),
      postmortem: postmortem.nullable(),
    }),
  ),
});
export type Precedents = z.infer<typeof precedentsSchema>;

const completionSchema = z.object({
  kind: z.enum(ACTION_KINDS),
  open: z.number(),
  done: z.number(),
  declined: z.number(),
  /** Of those that were not declined. */
  completed: rateSchema,
  medianDaysToDone: z.number().nullable(),
  openByAge: z.array(
    z.object({ fromDays: z.number(), toDays: z.number().nullable(), count: z.number() }),
  ),
});
export type ActionCompletion = z.infer<typeof completionSchema>;

export const learningSchema = z.object({
  /** Postmortems that say what contributed. */
  written: z.number(),
  themes: z.array(z.object({ theme: z.string(), postmortems: z.array(postmortem) })),
  untold: z.array(postmortem),
  incidents: z.number(),
  repeats: z.array(
    z.object({ fingerprint: z.string(), text: z.string(), incidents: z.array(incident) }),
  ),
  completion: z.array(completionSchema),
});
export type Learning = z.infer<typeof learningSchema>;

export const foundPostmortemsSchema = z.object({
  items: z.array(
    postmortem.extend({ status: z.string(), createdAt: z.string(), excerpt: z.string() }),
  ),
});
export type FoundPostmortems = z.infer<typeof foundPostmortemsSchema>;

export const learningSearchParams = z.object({
  q: z.string().trim().min(1, 'must not be empty').max(200, 'must be at most 200 characters'),
});
