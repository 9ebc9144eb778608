/** Beats told one by one. */
export const BEATS_TOLD = 200;
