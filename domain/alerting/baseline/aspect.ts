import { ExceedanceTail } from './exceedance-tail';
import { SeasonalMemory, type UsualRange } from './seasonal-memory';
import type { StateReader, StateWriter } from './state-bytes';

/** Sticking out by less than this share of the usual spread says nothing. */
const FLOOR = 0.1;
/** An aspect alone counts for no more than a chance of one in a million. */
const MOST_SURPRISE = 6;
/** Ranges are believed from so many values on. */
const LEAST_VALUES = 30;
const SPREAD_RATE = 0.002;
/** One wild value moves the spread no further than eight times it. */
const SPREAD_CLIP = 8;
const SPREAD_CLIP_FROM = 100;
/** What is learnt of a value lies at most this many widths outside of the usual: an outage does not become normal. */
const LEARNT_WIDTHS = 1;
const LEARNT_SPREADS = 2;

export interface AspectJudgement {
  /** -log10 of the chance of sticking out this far; 0 when it does not. */
  surprise: number;
  usual: UsualRange | null;
}

/** One way of looking at a series (its level, its jumps, its restlessness), each with a usual range by time of day. */
export class Aspect {
  private mean = Number.NaN;
  private spread = 0;
  private count = 0;

  constructor(
    private readonly memory = new SeasonalMemory(),
    private readonly above = new ExceedanceTail(),
    private readonly below = new ExceedanceTail(),
  ) {}

  /** Judges a value by what came before it, then learns from it. */
  judge(timeMs: number, value: number): AspectJudgement {
    this.learnSpread(value);
    const usual = this.memory.usual(timeMs);
    if (usual === null) {
      this.memory.add(timeMs, value);
      return { surprise: 0, usual };
    }
    const over = Math.max(0, value - usual.upper);
    const under = Math.max(0, usual.lower - value);
    const floor = FLOOR * this.spread;
    let surprise = 0;
    if (this.above.count > LEAST_VALUES) {
      const tail = over > 0 ? this.above : this.below;
      surprise = Math.min(MOST_SURPRISE, -Math.log10(tail.probability(over + under, floor)));
    }
    this.above.add(over);
    this.below.add(under);
    const slack = LEARNT_WIDTHS * Math.max(usual.upper - usual.lower, LEARNT_SPREADS * this.spread);
    const learnt = Math.min(usual.upper + slack, Math.max(usual.lower - slack, value));
    this.memory.add(timeMs, learnt);
    return { surprise, usual };
  }

  writeTo(state: StateWriter): void {
    this.memory.writeTo(state);
    this.above.writeTo(state);
    this.below.writeTo(state);
    state.number(this.mean);
    state.number(this.spread);
    state.number(this.count);
  }

  /** @throws RangeError for what `writeTo` has not written */
  static readFrom(state: StateReader): Aspect {
    const memory = SeasonalMemory.readFrom(state);
    const aspect = new Aspect(
      memory,
      ExceedanceTail.readFrom(state),
      ExceedanceTail.readFrom(state),
    );
    aspect.mean = state.number();
    aspect.spread = state.number();
    aspect.count = state.number();
    return aspect;
  }

  private learnSpread(value: number): void {
    this.count += 1;
    if (Number.isNaN(this.mean)) this.mean = value;
    this.mean += SPREAD_RATE * (value - this.mean);
    const distance = Math.abs(value - this.mean);
    const believed =
      this.count > SPREAD_CLIP_FROM ? Math.min(distance, this.spread * SPREAD_CLIP) : distance;
    this.spread += Math.max(SPREAD_RATE, 1 / this.count) * (believed - this.spread);
  }
}
