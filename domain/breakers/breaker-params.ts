import { z } from 'zod';
import { isTimeExpression } from '../time-range/time-expression';

const moment = z.string().refine(isTimeExpression, {
  error: (issue) =>
    `${JSON.stringify(issue.input)} is not a time. Write RFC 3339 (2025-01-31T09:30:00Z), epoch milliseconds, or now-6h.`,
});

/** What breakers are read over; without a range the last hour. */
export const breakersParams = z.object({ from: moment.optional(), to: moment.optional() });
export type BreakersParams = z.output<typeof breakersParams>;

/** A hash in the form of a UUID, which has no version in it. */
export const breakerParams = z.object({ id: z.guid() });
