import { z } from 'zod';
import { isTimeExpression } from './time-expression';

const moment = z
  .string()
  .refine(isTimeExpression, {
    error: (issue) =>
      `${JSON.stringify(issue.input)} is not a time. Write RFC 3339 (2025-01-31T09:30:00Z), epoch milliseconds, or now-6h.`,
  })
  .optional();

/** The range of a read route, from inclusive, to exclusive; each route has a usual one for an end that is left out. */
export const rangeParams = { from: moment, to: moment };
