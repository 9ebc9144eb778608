/**
 * The value below which a share `q` (0-1) of the values lies, interpolated between neighbours: Hyndman and Fan's type 7,
 * as Postgres' percentile_cont. Null of no values. The values need no order and are not changed.
 */
export function percentile(values: readonly number[], q: number): number | null {
  return percentileOfSorted(Float64Array.from(values).sort(), q);
}

/** The same of values in ascending order. */
export function percentileOfSorted(sorted: ArrayLike<number>, q: number): number | null {
  const rank = q * (sorted.length - 1);
  const below = sorted[Math.floor(rank)];
  const above = sorted[Math.ceil(rank)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (rank - Math.floor(rank));
}
