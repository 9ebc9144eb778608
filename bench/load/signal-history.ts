export const DAY_MS = 86_400_000;

/** A project's past that is to be made: so many days of it, up to the moment that the product takes for now. */
export interface SignalHistory {
  projectId: string;
  days: number;
  nowMs: number;
}

export const SERVICES = 200;
/** Minutes are made for so long: windows that reach further back read the hours. */
export const MINUTE_DAYS = 2;

/** For statements that know `$1` (the project), `$2` (now) and `$3` (how many days). */
export function valuesOf({ projectId, nowMs, days }: SignalHistory): unknown[] {
  return [projectId, new Date(nowMs), days];
}

/** Midnights (UTC) of the days that a history touches, oldest first. */
export function midnightsOf({ nowMs, days }: SignalHistory): number[] {
  const today = Math.floor(nowMs / DAY_MS) * DAY_MS;
  return Array.from({ length: days }, (_, n) => today - (days - 1 - n) * DAY_MS);
}

export const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The instants of a roll-up's buckets, as a row source `b(at)` for `$2` and `$3`. */
export const buckets = (unit: 'minute' | 'hour', days = '$3'): string =>
  `generate_series(date_trunc('${unit}', $2::timestamptz, 'UTC') - (${days})::int * interval '1 day' + interval '1 ${unit}',
     $2::timestamptz, interval '1 ${unit}') AS b(at)`;

/** Evenly spread numbers from 0 to `most` that are the same at each run. */
export const scattered = (of: string, most: number): string =>
  `(abs(hashtextextended(${of}, 0)) % ${most})`;
