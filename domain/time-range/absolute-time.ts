import { z } from 'zod';
import { parseTimeExpression } from './time-expression';

/** A moment in a body, as epoch ms. What is relative is added by whoever knows what time it is. */
export const absoluteTime = z.union([z.string(), z.number()]).transform((written, context) => {
  const text = String(written);
  const ms = text.startsWith('now') ? null : parseTimeExpression(text, 0);
  if (ms !== null) return ms;
  context.addIssue({
    code: 'custom',
    message: `must be a time (2026-01-31T09:30:00Z or epoch milliseconds); got ${JSON.stringify(written)}`,
  });
  return z.NEVER;
});
