/** What a signal says of trouble in one thing: that it is there, or that it is over. */
export interface TroubleSign {
  /** The line of the timeline that tells it. */
  item: string;
  /** What it is about: a breaker, a queue, a service's error lines, an alert. */
  of: string;
  isTrouble: boolean;
  atMs: number;
  /** Where a signal is counted by stretches, the end of its own: it may have come as late as that. */
  latestMs?: number;
  /** Where nothing ever says that it is over: until when it is taken to last. */
  untilMs?: number;
}

/** Less than this is how exactly anybody knows when trouble begins. */
const LEAST_MS = 60_000;

/**
 * The first sign of the trouble that was there when an incident is said to have begun; null where none is earlier. What was
 * over by then was something else.
 */
export function earlierStart<S extends TroubleSign>(
  signs: readonly S[],
  startedMs: number,
): S | null {
  const before = signs
    .filter(({ atMs, latestMs = atMs }) => latestMs < startedMs)
    .toSorted((a, b) => a.atMs - b.atMs);
  const began = new Map<string, { first: S; untilMs: number }>();
  for (const sign of before) {
    const known = began.get(sign.of);
    const untilMs = sign.untilMs ?? Number.POSITIVE_INFINITY;
    if (!sign.isTrouble) began.delete(sign.of);
    else if (known === undefined || known.untilMs < sign.atMs)
      began.set(sign.of, { first: sign, untilMs });
    else known.untilMs = Math.max(known.untilMs, untilMs);
  }
  const [first] = [...began.values()]
    .filter(({ untilMs }) => untilMs >= startedMs)
    .map((one) => one.first)
    .sort((a, b) => a.atMs - b.atMs);
  return first !== undefined && startedMs - first.atMs >= LEAST_MS ? first : null;
}
