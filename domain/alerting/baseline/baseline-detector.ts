import { Aspect } from './aspect';
import type { StateReader, StateWriter } from './state-bytes';

/** Of the running level that jumps are measured from, and of the running step that restlessness is. */
const LEVEL_RATE = 0.1;
const STEP_RATE = 0.2;
/** What was surprising a moment ago is less so now: the memory of it halves in about 140 values. */
const HABIT_DECAY = 0.995;
const HABIT_WEIGHT = 0.9;
/** Ranges are kept in single precision, and the distance of two values must still be a number in it. */
const LARGEST = 1e37;

export interface BaselineJudgement {
  /** 0 (as always) to 1; see `ALARMING`. */
  score: number;
  /** What was expected of this time of day, and between what it usually lies; null before the second day. */
  expected: number | null;
  lower: number | null;
  upper: number | null;
  /** Whether the range is that of the same weekdays. */
  isWeekly: boolean;
}

/** From this score on a value is worth an alert, unless a rule says otherwise. */
export const ALARMING = 0.75;

/**
 * Learns what is usual for a series and judges each value by what came before it, one pass, one setting for all series.
 *
 * Three aspects are looked at: the level, its distance from the last values (jumps), and the size of its steps
 * (restlessness). Each has a range by half hour, made of the last fortnight or, from six weeks on, of the same weekdays.
 * How rarely an aspect has left its range by as much gives its surprise (-log10 of the chance); the three are added up,
 * less what has just been surprising already. A page on it: docs/baseline.md.
 */
export class BaselineDetector {
  private running = Number.NaN;
  private last = Number.NaN;
  private step = 0;
  private habit = 0;

  constructor(
    private readonly level = new Aspect(),
    private readonly jump = new Aspect(),
    private readonly restlessness = new Aspect(),
  ) {}

  /** Takes the next value; times in epoch ms, rising. A value that is not finite is no value: leave it out. */
  next(timeMs: number, given: number): BaselineJudgement {
    const value = Math.max(-LARGEST, Math.min(LARGEST, given));
    if (Number.isNaN(this.running)) {
      this.running = value;
      this.last = value;
    }
    this.step += STEP_RATE * (Math.abs(value - this.last) - this.step);
    const level = this.level.judge(timeMs, value);
    const jump = this.jump.judge(timeMs, value - this.running);
    const restless = Math.log(this.step + 1e-9 + 1e-6 * Math.abs(value));
    const restlessness = this.restlessness.judge(timeMs, restless);
    const surprise = level.surprise + jump.surprise + restlessness.surprise;
    const news = Math.max(0, surprise - HABIT_WEIGHT * this.habit);
    this.habit = Math.max(this.habit * HABIT_DECAY, surprise);
    this.running += LEVEL_RATE * (value - this.running);
    this.last = value;
    const { usual } = level;
    return {
      score: 1 - 2 ** -news,
      expected: usual?.middle ?? null,
      lower: usual?.lower ?? null,
      upper: usual?.upper ?? null,
      isWeekly: usual?.isWeekly ?? false,
    };
  }
  /** All that it knows, so that one read from it goes on as this one would. */
  writeTo(state: StateWriter): void {
    for (const aspect of [this.level, this.jump, this.restlessness]) aspect.writeTo(state);
    for (const number of [this.running, this.last, this.step, this.habit]) state.number(number);
  }

  /** @throws RangeError for what `writeTo` has not written */
  static readFrom(state: StateReader): BaselineDetector {
    const level = Aspect.readFrom(state);
    const jump = Aspect.readFrom(state);
    const detector = new BaselineDetector(level, jump, Aspect.readFrom(state));
    detector.running = state.number();
    detector.last = state.number();
    detector.step = state.number();
    detector.habit = state.number();
    return detector;
  }
}
