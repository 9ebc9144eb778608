/** A stretch of a range and the source that is exact for it; epoch microseconds. */
export interface Piece<Source extends string> {
  source: Source | 'event';
  fromUs: number;
  toUs: number;
}
export type RollupPiece = Piece<'hour' | 'minute'>;

const MINUTE_US = 60_000_000;
const HOUR_US = 3_600_000_000;

/**
 * Divides a range so that roll-ups answer for whole hours and minutes and the events themselves only for the seconds
 * at its ends: every event inside is counted once and none outside.
 */
export function rollupPieces(
  range: { fromUs: number; toUs: number },
  coarsest: 'hour' | 'minute' = 'hour',
): RollupPiece[] {
  const units = [
    { source: 'hour', unitUs: HOUR_US } as const,
    { source: 'minute', unitUs: MINUTE_US } as const,
  ];
  return divide(range, coarsest === 'hour' ? units : units.slice(1));
}

/** The same for what is counted by the hour and by ten minutes: the events answer for the minutes at the ends. */
export function facetPieces(range: {
  fromUs: number;
  toUs: number;
}): Piece<'hour' | 'ten_minutes'>[] {
  return divide(range, [
    { source: 'hour', unitUs: HOUR_US },
    { source: 'ten_minutes', unitUs: 10 * MINUTE_US },
  ]);
}

/** The end of the ten minutes that hold what is just before `toUs`. */
export function nextFacetBucket(toUs: number): number {
  return Math.ceil(toUs / (10 * MINUTE_US)) * 10 * MINUTE_US;
}

/** Gives the whole units inside a range to the first source that has any, and what is left at both ends to the others. */
function divide<Source extends string>(
  range: { fromUs: number; toUs: number },
  units: readonly { source: Source; unitUs: number }[],
): Piece<Source>[] {
  const { fromUs, toUs } = range;
  if (fromUs >= toUs) return [];
  const [coarsest, ...finer] = units;
  if (coarsest === undefined) return [{ source: 'event', fromUs, toUs }];
  const whole = within(range, coarsest.unitUs);
  if (whole === null) return divide(range, finer);
  return [
    ...divide({ fromUs, toUs: whole.fromUs }, finer),
    { source: coarsest.source, ...whole },
    ...divide({ fromUs: whole.toUs, toUs }, finer),
  ];
}

/** The whole units inside a range, or null when there is none. */
function within(range: { fromUs: number; toUs: number }, unitUs: number) {
  const fromUs = Math.ceil(range.fromUs / unitUs) * unitUs;
  const toUs = Math.floor(range.toUs / unitUs) * unitUs;
  return fromUs < toUs ? { fromUs, toUs } : null;
}
