import type { StateReader, StateWriter } from './state-bytes';

const BINS = 512;
/** Bins are kept in rows of so many, made when something falls into them: most series use one or two. */
const ROW = 64;
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
  private readonly rows: (Float64Array | undefined)[] = new Array(BINS / ROW).fill(undefined);
  /** Of what did not stick out at all, which is nearly everything. */
  private inside = 0;
  private total = 0;
  /** The weight of the next value: growing it is cheaper than shrinking all the others. */
  private weight = 1;

  /** How many values it holds, by their weight. */
  get count(): number {
    return this.total / this.weight;
  }

  add(exceedance: number): void {
    const bin = binOf(exceedance);
    if (bin === 0) this.inside += this.weight;
    else this.addTo(bin, this.weight);
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
    for (let one = threshold; one < BINS; one = this.nextBin(one)) {
      const weight = this.weightOf(one);
      if (weight === 0) continue;
      mass += weight;
      logs += weight * (one - threshold);
      if (one >= bin) above += weight;
    }
    const count = this.count;
    if (bin <= threshold) {
      for (let one = bin; one < threshold; one += 1) above += this.weightOf(one);
      return (above / this.weight + 1) / (count + 1);
    }
    mass /= this.weight;
    const octave = Math.LN2 / BINS_AN_OCTAVE;
    const shape =
      ((logs / this.weight) * octave + PRIOR_SHAPE * PRIOR_WEIGHT) / (mass + PRIOR_WEIGHT);
    return ((mass + 1) / (count + 1)) * Math.exp((-(bin - threshold) * octave) / shape);
  }

  writeTo(state: StateWriter): void {
    state.number(this.inside);
    state.number(this.total);
    state.number(this.weight);
    const held: number[] = [];
    for (let bin = 1; bin < BINS; bin = this.nextBin(bin))
      if (this.weightOf(bin) !== 0) held.push(bin);
    state.count(held.length);
    for (const bin of held) {
      state.count(bin);
      state.number(this.weightOf(bin));
    }
  }

  /** @throws RangeError for what `writeTo` has not written */
  static readFrom(state: StateReader): ExceedanceTail {
    const tail = new ExceedanceTail();
    tail.inside = state.number();
    tail.total = state.number();
    tail.weight = state.number();
    const held = state.count();
    for (let nth = 0; nth < held; nth += 1) {
      const bin = state.count();
      if (bin >= BINS) throw new RangeError('There is no such bin');
      tail.addTo(bin, state.number());
    }
    return tail;
  }

  private addTo(bin: number, weight: number): void {
    const row = this.rows[Math.floor(bin / ROW)] ?? new Float64Array(ROW);
    this.rows[Math.floor(bin / ROW)] = row;
    row[bin % ROW] = (row[bin % ROW] ?? 0) + weight;
  }

  private weightOf(bin: number): number {
    if (bin === 0) return this.inside;
    return this.rows[Math.floor(bin / ROW)]?.[bin % ROW] ?? 0;
  }

  /** The next bin that may hold something. */
  private nextBin(bin: number): number {
    const row = Math.floor(bin / ROW);
    return this.rows[row] === undefined ? (row + 1) * ROW : bin + 1;
  }

  private thresholdBin(floorBin: number): number {
    const wanted = this.total * TAIL_SHARE;
    let mass = 0;
    for (let bin = BINS - 1; bin > floorBin; bin -= 1) {
      const row = Math.floor(bin / ROW);
      if (this.rows[row] === undefined) {
        bin = row * ROW;
        continue;
      }
      mass += this.weightOf(bin);
      if (mass >= wanted) return bin;
    }
    return floorBin;
  }

  private rescale(): void {
    for (const row of this.rows)
      if (row !== undefined)
        for (let at = 0; at < ROW; at += 1) row[at] = (row[at] ?? 0) / this.weight;
    this.inside /= this.weight;
    this.total /= this.weight;
    this.weight = 1;
  }
}

function binOf(value: number): number {
  if (!(value > 1e-12)) return 0;
  const bin = Math.round((Math.log2(value) - LOWEST_OCTAVE) * BINS_AN_OCTAVE) + 1;
  return Math.max(1, Math.min(BINS - 1, bin));
}
