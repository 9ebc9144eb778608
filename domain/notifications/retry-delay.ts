const FIRST_SECONDS = 2;
const MOST_SECONDS = 15 * 60;
/** No receiver may put a page off for longer than this by asking for it. */
const MOST_ASKED_SECONDS = 60 * 60;

/** About an hour and a half from the first try to the last. */
export const MOST_TRIES = 14;

/**
 * Seconds to wait after the `tries`th try failed: doubling from two seconds up to a quarter of an hour, give or take a
 * quarter (`chance` 0-1), so that many do not come back at once. What the receiver asked for is a lower bound.
 */
export function retryDelaySeconds(
  tries: number,
  chance: number,
  askedSeconds: number | null,
): number {
  const doubled = Math.min(FIRST_SECONDS * 2 ** (tries - 1), MOST_SECONDS);
  const own = doubled * (0.75 + chance / 2);
  return Math.max(own, Math.min(askedSeconds ?? 0, MOST_ASKED_SECONDS));
}

/** Retry-After in seconds: a number, or a date; null when it is neither. */
export function readRetryAfter(header: string | undefined, nowMs: number): number | null {
  if (header === undefined) return null;
  if (/^\d+$/.test(header.trim())) return Number(header.trim());
  const dateMs = Date.parse(header);
  return Number.isNaN(dateMs) ? null : Math.max(0, (dateMs - nowMs) / 1_000);
}
