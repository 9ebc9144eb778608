const DAY_MS = 86_400_000;

/** So much of the past a baseline learns before it judges, wherever it does: the fortnight that its range is made of. */
export const LEARNED_MS = 14 * DAY_MS;
