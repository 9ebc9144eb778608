/** Every quantile a sketch tells is within this share of a value that was really there. */
export const SKETCH_ACCURACY = 0.01;

const GAMMA = (1 + SKETCH_ACCURACY) / (1 - SKETCH_ACCURACY);
const LOG_GAMMA = Math.log(GAMMA);
/** Sizes below this are counted as zero: a picosecond, where values are milliseconds. */
const LEAST_SIZE = 1e-9;
/** Sizes above this are counted as this; it keeps the range of bins, and so the memory, bounded. */
const MOST_SIZE = 1e15;

/**
 * A mergeable sketch of a distribution with a fixed relative error, so that percentiles can be kept in roll-ups: counts
 * in bins that each reach 2% further than the one before. Source: DDSketch (Masson, Rim and Lee, VLDB 12 (2019)).
 * The bins do not depend on the data, so merging is exact: any order and grouping gives the same sketch as adding
 * every value to one. At most 2 x 2,765 bins; a latency distribution uses some hundreds.
 */
export class QuantileSketch {
  readonly positive = new Map<number, number>();
  readonly negative = new Map<number, number>();
  zero = 0;
  count = 0;
  /** The exact extremes; infinite while nothing has been added. */
  min = Number.POSITIVE_INFINITY;
  max = Number.NEGATIVE_INFINITY;

  /** Adds `value` as often as `count` says. NaN and infinities are unknown values, and not added. */
  add(value: number, count = 1): void {
    if (!Number.isFinite(value) || count <= 0) return;
    const size = Math.abs(value);
    if (size < LEAST_SIZE) this.zero += count;
    else addTo(value > 0 ? this.positive : this.negative, binOf(Math.min(size, MOST_SIZE)), count);
    this.count += count;
    this.min = Math.min(this.min, value);
    this.max = Math.max(this.max, value);
  }

  /** Takes out a value that was added. The extremes stay what they were, so that they only bound what is left. */
  remove(value: number): void {
    if (!Number.isFinite(value)) return;
    const size = Math.abs(value);
    if (size < LEAST_SIZE) this.zero -= 1;
    else takeFrom(value > 0 ? this.positive : this.negative, binOf(Math.min(size, MOST_SIZE)));
    this.count -= 1;
    if (this.count > 0) return;
    this.min = Number.POSITIVE_INFINITY;
    this.max = Number.NEGATIVE_INFINITY;
  }

  merge(other: QuantileSketch): void {
    for (const [bin, count] of other.positive) addTo(this.positive, bin, count);
    for (const [bin, count] of other.negative) addTo(this.negative, bin, count);
    this.zero += other.zero;
    this.count += other.count;
    this.min = Math.min(this.min, other.min);
    this.max = Math.max(this.max, other.max);
  }

  /**
   * The value below which a share `q` lies, interpolated between neighbours as `percentile` does it; both are within
   * `SKETCH_ACCURACY` of what was added. Null while the sketch is empty.
   */
  quantile(q: number): number | null {
    if (this.count === 0) return null;
    const rank = q * (this.count - 1);
    const [below, above] = this.valuesAt(Math.floor(rank), Math.ceil(rank));
    return below + (above - below) * (rank - Math.floor(rank));
  }

  /** The values of two ranks that follow each other, or are one. */
  private valuesAt(first: number, second: number): [number, number] {
    let seen = 0;
    let below: number | undefined;
    for (const [value, count] of this.ascending()) {
      seen += count;
      if (seen > first) below ??= value;
      if (seen > second) return [this.bounded(below ?? value, first), this.bounded(value, second)];
    }
    return [this.bounded(below ?? this.max, first), this.max];
  }

  /** What the bins stand for, from the least, and how many of each there are. */
  private *ascending(): Generator<[value: number, count: number]> {
    for (const [bin, count] of sortedBins(this.negative).reverse()) yield [-middleOf(bin), count];
    if (this.zero > 0) yield [0, this.zero];
    for (const [bin, count] of sortedBins(this.positive)) yield [middleOf(bin), count];
  }

  /** The first and the last are known exactly, and nothing lies beyond them. */
  private bounded(value: number, rank: number): number {
    if (rank <= 0) return this.min;
    return rank >= this.count - 1 ? this.max : Math.min(this.max, Math.max(this.min, value));
  }
}

function addTo(bins: Map<number, number>, bin: number, count: number): void {
  bins.set(bin, (bins.get(bin) ?? 0) + count);
}

function takeFrom(bins: Map<number, number>, bin: number): void {
  const left = (bins.get(bin) ?? 0) - 1;
  if (left > 0) bins.set(bin, left);
  else bins.delete(bin);
}

/** Bin i holds the sizes in (γ^(i−1), γ^i]. */
function binOf(size: number): number {
  return Math.ceil(Math.log(size) / LOG_GAMMA);
}

/** The point of a bin that is equally far from both ends, in relative terms: 2γ^i / (γ + 1). */
function middleOf(bin: number): number {
  return (2 * Math.exp(bin * LOG_GAMMA)) / (GAMMA + 1);
}

export function sortedBins(bins: ReadonlyMap<number, number>): [number, number][] {
  return [...bins].sort(([a], [b]) => a - b);
}

/** A sketch of `values`. */
export function sketchOf(values: Iterable<number>): QuantileSketch {
  const sketch = new QuantileSketch();
  for (const value of values) sketch.add(value);
  return sketch;
}
