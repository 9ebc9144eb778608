const FIRST_MS = 500;
const MOST_MS = 30_000;
const MOST_TOLD_MS = 15 * 60_000;

/** Full jitter: anything from 0 to a bound that doubles, so that clients that failed together do not return together. */
export function backoffMs(attempt: number, random: () => number): number {
  return Math.floor(random() * Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(attempt, 16)));
}

/** What Retry-After asks for: seconds or a date; undefined when it says nothing. */
export function readRetryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined || header.trim() === '') return undefined;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - nowMs : seconds * 1_000;
  return Number.isNaN(ms) ? undefined : Math.min(MOST_TOLD_MS, Math.max(0, ms));
}
