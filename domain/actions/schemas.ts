import { z } from 'zod';
import { ACTION_KINDS, ACTION_PRIORITIES, ACTION_STATUSES } from './action-kinds';
import { checkSchema } from './check-schema';

const title = z
  .string()
  .trim()
  .min(1, 'must say what is to be changed')
  .max(300, 'must be at most 300 characters');
const kind = z.enum(ACTION_KINDS, `must be one of ${ACTION_KINDS.join(', ')}`);
const priority = z.enum(ACTION_PRIORITIES, `must be one of ${ACTION_PRIORITIES.join(', ')}`);
const dueOn = z.iso.date('must be a day, such as 2026-03-31');
const ownerId = z.uuid('must be the id of a member');
const link = z.uuid();
const reason = z.string().trim().max(1_000);

export const createActionSchema = z.object({
  title,
  kind: kind.default('prevent'),
  priority: priority.default('medium'),
  ownerId: ownerId.nullable().default(null),
  dueOn: dueOn.nullable().default(null),
  incidentId: link.nullable().default(null),
  postmortemId: link.nullable().default(null),
  check: checkSchema.nullable().default(null),
});
export type CreateActionInput = z.output<typeof createActionSchema>;

/** What is left out stays as it is. */
export const changeActionSchema = z
  .object({
    title: title.optional(),
    kind: kind.optional(),
    priority: priority.optional(),
    ownerId: ownerId.nullable().optional(),
    dueOn: dueOn.nullable().optional(),
    check: checkSchema.nullable().optional(),
    status: z.enum(ACTION_STATUSES, `must be one of ${ACTION_STATUSES.join(', ')}`).optional(),
    /** Why it is declined. */
    reason: reason.optional(),
  })
  .refine((body) => body.status !== 'declined' || (body.reason ?? '') !== '', {
    error: 'must say why it is declined',
    path: ['reason'],
  });
export type ChangeActionInput = z.output<typeof changeActionSchema>;

export const actionIdParams = z.object({ id: z.uuid() });

const limit = z
  .string()
  .regex(/^\d{1,4}$/, 'must be a whole number')
  .transform(Number)
  .refine((value) => value >= 1 && value <= 200, 'must be 1 to 200');

export const actionsParams = z.object({
  status: z.enum(ACTION_STATUSES, `must be one of ${ACTION_STATUSES.join(', ')}`).optional(),
  kind: kind.optional(),
  owner: z.uuid('must be the id of a member').optional(),
  incident: z.uuid('must be the id of an incident').optional(),
  postmortem: z.uuid('must be the id of a postmortem').optional(),
  overdue: z.enum(['true', 'false'], 'must be true or false').optional(),
  limit: limit.default(50),
  cursor: z.string().max(200).optional(),
});
export type ActionsParams = z.output<typeof actionsParams>;
