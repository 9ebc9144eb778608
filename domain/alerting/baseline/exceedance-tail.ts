const BINS = 512;
const BINS_AN_OCTAVE = 8;
const LOWEST_OCTAVE = -24;
/** Half of the weight lies in so many of the latest values. */
const HALF_LIFE = 20_000;
const GROWTH = 2 ** (1 / HALF_LIFE);
const RESCALE_AT = 1e12;
/** The part of the values by which the tail's shape is judged. */
const TAIL_SHARE = 0.05;
/** Before there are exceedances to judge by, the tail is taken to be this heavy, with the weight of so many values. */
const PRIOR_SHAPE = 0.5;
const PRIOR_WEIGHT = 10;

/**
 * How far values stick out of their usual range, as a decaying histogram of logarithms, and how rare it is to stick out
 * by so much. Beyond the largest twentieth the tail is taken for a Pareto distribution whose shape is the mean of the
 * logarithms above the threshold (Hill's estimator, 1975), drawn towards a prior while there are few.
 */
export class ExceedanceTail {
  private readonly bins = new Float64Array(BINS);
  private total = 0;
  /** The weight of the next value: growing it is cheaper than shrinking all the others. */
  private weight = 1;

  /** How many values it holds, by their weight. */
  get count(): number {
    return this.total / this.weight;
  }

  add(exceedance: number): void {
    const bin = binOf(exceedance);
    this.bins[bin] = (this.bins[bin] ?? 0) + this.weight;
    this.total += this.weight;
    this.weight *= GROWTH;
    if (this.weight > RESCALE_AT) this.rescale();
  }

  /** The probability of sticking out by this much or more; 1 for less than `floor`, which says nothing. */
  probability(exceedance: number, floor: number): number {
    if (!(exceedance > floor)) return 1;
    const bin = binOf(exceedance);
    const threshold = this.thresholdBin(binOf(floor));
    let mass = 0;
    let logs = 0;
    let above = 0;
    for (let one = threshold; one < BINS; one += 1) {
      const weight = this.bins[one] ?? 0;
      if (weight === 0) continue;
      mass += weight;
      logs += weight * (one - threshold);
      if (one >= bin) above += weight;
    }
    const count = this.count;
    if (bin <= threshold) {
      for (let one = bin; one < threshold; one += 1) above += this.bins[one] ?? 0;
      return (above / this.weight + 1) / (count + 1);
    }
    mass /= this.weight;
    const octave = Math.LN2 / BINS_AN_OCTAVE;
    const shape =
      ((logs / this.weight) * octave + PRIOR_SHAPE * PRIOR_WEIGHT) / (mass + PRIOR_WEIGHT);
    return ((mass + 1) / (count + 1)) * Math.exp((-(bin - threshold) * octave) / shape);
  }

  private thresholdBin(floorBin: number): number {
    const wanted = this.total * TAIL_SHARE;
    let mass = 0;
    for (let bin = BINS - 1; bin > floorBin; bin -= 1) {
      mass += this.bins[bin] ?? 0;
      if (mass >= wanted) return bin;
    }
    return floorBin;
  }

  private rescale(): void {
    for (let bin = 0; bin < BINS; bin += 1) this.bins[bin] = (this.bins[bin] ?? 0) / this.weight;
    this.total /= this.weight;
    this.weight = 1;
  }
}

function binOf(value: number): number {
  if (!(value > 1e-12)) return 0;
  const bin = Math.round((Math.log2(value) - LOWEST_OCTAVE) * BINS_AN_OCTAVE) + 1;
  return Math.max(1, Math.min(BINS - 1, bin));
}
