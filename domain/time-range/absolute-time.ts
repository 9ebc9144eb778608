import { z } from 'zod';
import { readTimeMs } from '../logs/read-time';
import { parseTimeExpression } from './time-expression';

const EPOCH = /^\d{1,20}(?:\.\d{1,9})?$/;
/** Smaller numbers are more likely anything else than a time. */
const EARLIEST_EPOCH_MS = Date.UTC(2000, 0, 1);

/**
 * A moment in a body, as epoch ms: RFC 3339 or an epoch number whose unit is detected. What is relative is added by whoever
 * knows what time it is.
 */
export const absoluteTime = z.union([z.string(), z.number()]).transform((written, context) => {
  const ms = readMoment(String(written).trim());
  if (ms !== null) return ms;
  context.addIssue({
    code: 'custom',
    message: `must be a time (2026-01-31T09:30:00Z or an epoch number); got ${JSON.stringify(written).slice(0, 60)}`,
  });
  return z.NEVER;
});

function readMoment(text: string): number | null {
  if (text.startsWith('now')) return null;
  if (!EPOCH.test(text)) return parseTimeExpression(text, 0);
  const ms = Math.floor(readTimeMs(text));
  return ms >= EARLIEST_EPOCH_MS ? parseTimeExpression(String(ms), 0) : null;
}
