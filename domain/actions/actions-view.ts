import { z } from 'zod';
import { ACTION_KINDS, ACTION_STATUSES } from './action-kinds';

/** What the address of the page of actions says. */
export const actionsViewSchema = z.object({
  status: z.enum(ACTION_STATUSES).catch('open').default('open'),
  kind: z
    .enum(['', ...ACTION_KINDS])
    .catch('')
    .default(''),
  /** The id of a member whose actions alone are shown. */
  owner: z.string().max(60).catch('').default(''),
});
export type ActionsView = z.output<typeof actionsViewSchema>;
