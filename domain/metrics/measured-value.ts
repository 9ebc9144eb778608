/** Beyond this no sum of many would hold; nothing that is measured comes near. */
const MOST = 1e300;
const LEAST = 1e-300;

/**
 * A value as it can be added up, averaged and compared without end: one so small that a division would lose it is zero.
 * Null of one that is none: infinite, no number, or larger than any real measurement.
 */
export function measuredValue(value: number): number | null {
  const size = Math.abs(value);
  if (!(size <= MOST)) return null;
  return size < LEAST ? 0 : value;
}
