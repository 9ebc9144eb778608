import { z } from 'zod';
import { REVIEWS } from './alert-answers';

/** What a member does with an alert on its page. */
export const alertActionSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('acknowledge') }),
  z.object({ action: z.literal('unacknowledge') }),
  z.object({ action: z.literal('resolve') }),
  /** The next step of the escalation policy is told now. */
  z.object({ action: z.literal('escalate') }),
  z.object({
    action: z.literal('snooze'),
    minutes: z.number().positive().max(20_160, 'must be at most 14 days'),
  }),
  z.object({ action: z.literal('review'), review: z.enum(REVIEWS) }),
]);
export type AlertActionInput = z.output<typeof alertActionSchema>;
