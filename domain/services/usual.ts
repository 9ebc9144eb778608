import { percentile } from '../statistics/percentile';

const DAY_MS = 86_400_000;
const DAYS = 7;
/** One day alone may have been a bad one. */
const LEAST_DAYS = 2;

/** The same hour of the last seven days, as the beginnings of the hours: what now is held against. */
export function usualHours(nowMs: number): number[] {
  const hourMs = Math.floor(nowMs / 3_600_000) * 3_600_000;
  return Array.from({ length: DAYS }, (_, day) => hourMs - (day + 1) * DAY_MS);
}

/**
 * What a number is as a rule, from what it was on each of those days: the median. A day that nothing is known of is null;
 * of fewer than two days nothing usual can be told.
 */
export function usualOf(days: readonly (number | null)[]): number | null {
  const known = days.filter((value) => value !== null);
  return known.length < LEAST_DAYS ? null : percentile(known, 0.5);
}
