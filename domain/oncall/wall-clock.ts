import { wallMs, zoneOffset } from '../time-range/zone-offset';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** The date that the calendars of a zone show at a moment, as days since 1970. */
export function localDay(timeZone: string, ms: number): number {
  return Math.floor(wallMs(timeZone, ms) / DAY_MS);
}

/**
 * The first moment at which the clocks of a zone show `minutes` past midnight of `day` (days since 1970) or later. A time
 * that the clocks jump over is the moment of the jump; of a time that they show twice it is the first.
 */
export function momentOf(timeZone: string, day: number, minutes: number): number {
  const wall = day * DAY_MS + minutes * MINUTE_MS;
  const before = zoneOffset(timeZone, wall - DAY_MS);
  const after = zoneOffset(timeZone, wall + DAY_MS);
  const found = [before, after]
    .filter((offset) => zoneOffset(timeZone, wall - offset) === offset)
    .map((offset) => wall - offset);
  if (found.length > 0) return Math.min(...found);
  // Clocks jumped over it somewhere between these two.
  let low = wall - after;
  let high = wall - before;
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2_000) * 1_000;
    if (zoneOffset(timeZone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** Days since 1970 of "2026-11-25". */
export function dayOfDate(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}
