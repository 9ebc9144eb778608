import { percentile } from '../statistics/percentile';

/** Error lines that a service logged in one stretch of time. */
export interface ErrorStretch {
  fromMs: number;
  errors: number;
}

export interface ErrorBreak {
  kind: 'rise' | 'fall';
  atMs: number;
  errors: number;
  /** The median of the stretches before the rise. */
  usual: number;
}

/** A rise is so many times the usual, and at least so many lines: two errors instead of none wake nobody. */
const TIMES = 3;
const LEAST = 10;
/** Well again is within this of the usual, two stretches long. */
const WELL = 1.5;
const LEAST_BEFORE = 3;

/** Where the errors of a service leave what was usual, and where they come back to it. Stretches without a row are 0. */
export function errorBreaks(
  told: readonly ErrorStretch[],
  { fromMs, toMs, stepMs }: { fromMs: number; toMs: number; stepMs: number },
): ErrorBreak[] {
  const byStart = new Map(told.map(({ fromMs: at, errors }) => [at, errors]));
  const breaks: ErrorBreak[] = [];
  const before: number[] = [];
  let usual: number | null = null;
  let wellSince: number | null = null;
  for (let at = Math.ceil(fromMs / stepMs) * stepMs; at < toMs; at += stepMs) {
    const errors = byStart.get(at) ?? 0;
    if (usual === null) {
      const normal = percentile(before, 0.5) ?? 0;
      if (before.length >= LEAST_BEFORE && errors >= Math.max(LEAST, TIMES * normal)) {
        usual = normal;
        wellSince = null;
        breaks.push({ kind: 'rise', atMs: at, errors, usual });
      } else before.push(errors);
      continue;
    }
    if (errors > Math.max(WELL * usual, LEAST / 2)) {
      wellSince = null;
    } else if (wellSince === null) {
      wellSince = at;
    } else {
      breaks.push({ kind: 'fall', atMs: wellSince, errors, usual });
      usual = null;
    }
  }
  return breaks;
}
