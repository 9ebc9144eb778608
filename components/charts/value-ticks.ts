/** Steps that a person counts in. */
const NICE = [1, 2, 2.5, 5, 10];

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The same for time from a minute on, in seconds; more than a fortnight is counted in days like any number. */
const NICE_SECONDS = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 5, 7, 14].map((days) => days * DAY),
];

/**
 * Round marks from 0 (or below the lowest) to above the highest, about `wanted` of them. For whole numbers
 * no mark lies between two of them; seconds are marked at whole minutes, hours and days.
 */
export function valueTicks(
  range: { lowest: number; highest: number },
  options: { wanted?: number; whole?: boolean; seconds?: boolean } = {},
): number[] {
  const { wanted = 3, whole = false, seconds = false } = options;
  const low = Math.min(0, range.lowest);
  const high = Math.max(range.highest, low);
  if (high === low) return [low, low + 1];
  const rough = (high - low) / wanted;
  const step = seconds ? niceSeconds(rough) : niceNumber(rough, whole);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

function niceNumber(rough: number, whole = false): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = NICE.find((each) => each * power >= rough * 0.999) ?? 10;
  return whole ? Math.max(1, Math.ceil(factor * power)) : factor * power;
}

function niceSeconds(rough: number): number {
  if (rough < MINUTE / 2) return niceNumber(rough);
  return NICE_SECONDS.find((each) => each >= rough * 0.999) ?? niceNumber(rough / DAY) * DAY;
}
