import { z } from 'zod';
import { isTimeExpression } from './time-expression';

/** A moment as the query of a read route says it. */
export const momentParam = z.string().refine(isTimeExpression, {
  error: (issue) =>
    `${JSON.stringify(issue.input)} is not a time. Write RFC 3339 (2025-01-31T09:30:00Z), epoch milliseconds, or now-6h.`,
});
