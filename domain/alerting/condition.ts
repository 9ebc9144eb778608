import type { Comparison, Condition } from './condition-schema';

/** What is measured of one group of a rule at one moment. */
export interface Sample {
  labels: Readonly<Record<string, string>>;
  /** Null: nothing is known, which is never zero. */
  value: number | null;
  /** How many observations a rate is made of. */
  n?: number | undefined;
  /** On fewer nothing is said, and a line is compared with the bound of the interval, unless the condition says otherwise. */
  leastN?: number | undefined;
  /** Of a rate: its 95% interval. */
  low?: number | null | undefined;
  high?: number | null | undefined;
  /** The same a period ago, for conditions on change. */
  before?: number | null | undefined;
  /** What the baseline says, for conditions on it. */
  baseline?: Baseline | undefined;
}

export interface Baseline {
  /** 0 (as always) to 1. */
  score: number;
  expected: number | null;
  lower: number | null;
  upper: number | null;
  isWeekly: boolean;
  /** When the value that was judged began; the time of the evaluation when left out. */
  timeMs?: number | undefined;
}

/** `between`: neither bad enough to begin nor well enough to end. */
export type Verdict = 'holds' | 'between' | 'clear' | 'unknown';

/** What a sample says to a condition, by itself; the state machine remembers what was before. */
export function judgeCondition(condition: Condition, sample: Sample): Verdict {
  if (condition.kind !== 'absence' && isTooFew(sample, condition)) return 'unknown';
  switch (condition.kind) {
    case 'threshold':
      return judgeThreshold(condition, sample);
    case 'change':
      return judgeChange(condition, sample);
    case 'absence':
      return sample.value === null ? 'holds' : 'clear';
    case 'baseline':
      return judgeBaseline(condition, sample);
  }
}

/** Whether there are too few observations to say anything. */
export function isTooFew(
  { n, leastN = 0 }: Pick<Sample, 'n' | 'leastN'>,
  condition: Condition,
): boolean {
  const least = condition.kind === 'threshold' ? (condition.minimumN ?? leastN) : leastN;
  return n !== undefined && n < least;
}

function judgeThreshold(
  condition: Extract<Condition, { kind: 'threshold' }>,
  sample: Sample,
): Verdict {
  const { op, recovery, onBound = sample.leastN !== undefined } = condition;
  const value = onBound ? boundAgainst(op, sample) : sample.value;
  if (value === null) return 'unknown';
  if (compare(value, op, condition.value)) return 'holds';
  return recovery !== undefined && compare(value, op, recovery) ? 'between' : 'clear';
}

/** The bound that has to be beyond the line for the whole interval to be. */
function boundAgainst(op: Comparison, { low, high }: Sample): number | null {
  return (op.startsWith('<') ? high : low) ?? null;
}

function judgeChange(condition: Extract<Condition, { kind: 'change' }>, sample: Sample): Verdict {
  const { value, before } = sample;
  // From nothing, no percentage leads anywhere.
  if (value === null || before === null || before === undefined || before === 0) return 'unknown';
  const percent = ((value - before) / Math.abs(before)) * 100;
  const sign = condition.op === '>' ? 1 : -1;
  if (sign * percent > condition.percent) return 'holds';
  const { recoveryPercent } = condition;
  return recoveryPercent !== undefined && sign * percent > recoveryPercent ? 'between' : 'clear';
}

/** It holds at the moment of surprise, and goes on while the value stays outside of the usual. */
function judgeBaseline(
  condition: Extract<Condition, { kind: 'baseline' }>,
  { value, baseline }: Sample,
): Verdict {
  if (value === null || baseline === undefined) return 'unknown';
  const { lower, upper, score } = baseline;
  if (lower === null || upper === null) return 'unknown';
  if (Math.max(value, lower) < (condition.floor ?? Number.NEGATIVE_INFINITY)) return 'clear';
  const isAbove = value > upper;
  const isBelow = value < lower;
  const isOutside =
    (isAbove && condition.direction !== 'below') || (isBelow && condition.direction !== 'above');
  if (!isOutside) return 'clear';
  return score >= condition.score ? 'holds' : 'between';
}

function compare(value: number, op: Comparison, line: number): boolean {
  switch (op) {
    case '>':
      return value > line;
    case '>=':
      return value >= line;
    case '<':
      return value < line;
    case '<=':
      return value <= line;
  }
}
