import { parseTimeExpression } from '@/domain/time-range/time-expression';
import type { TimeRange, TimeWindow } from '@/domain/time-range/time-range';
import { ServiceError } from './errors';

const HOUR_MS = 3_600_000;

interface UsualWindow {
  nowMs: number;
  /** How far before its end, or before now, a range without a beginning begins; left out: an hour. */
  usualMs?: number;
  /** Where a range without an end ends; left out: now. */
  endMs?: number;
}

/**
 * The instants of a range as a read route is given it, from inclusive, to exclusive.
 * @throws ServiceError invalid where `from` is not before `to`: a sender that mixed them up learns of it
 */
export function readTimeWindow(
  { from, to }: { [End in keyof TimeRange]?: string | undefined },
  { nowMs, usualMs = HOUR_MS, endMs = nowMs }: UsualWindow,
): TimeWindow {
  const instant = (written: string) => parseTimeExpression(written, nowMs) ?? nowMs;
  const toMs = to === undefined ? endMs : instant(to);
  const fromMs = from === undefined ? Math.max(0, Math.min(nowMs, toMs) - usualMs) : instant(from);
  if (fromMs < toMs) return { fromMs, toMs };
  const iso = (ms: number) => new Date(ms).toISOString();
  throw new ServiceError('invalid', `from (${iso(fromMs)}) must be before to (${iso(toMs)}).`, {
    hint: 'Exchange them, or leave “to” out for a range that ends now.',
    details: [{ path: 'from', message: 'is not before to' }],
  });
}
