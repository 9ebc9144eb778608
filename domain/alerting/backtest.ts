import { quantityText } from '../quantities/format-quantity';
import type { OpenAlert } from './alert-state';
import { BaselineDetector } from './baseline/baseline-detector';
import { LEARNED_MS } from './baseline/learning';
import { type Baseline, isTooFew, type Sample } from './condition';
import type { Course, CoursePoint } from './course';
import { type EvaluatedRule, evaluateRule } from './evaluate-rule';

export interface Firing {
  labels: Record<string, string>;
  firedMs: number;
  resolvedMs: number | null;
  value: number | null;
}

/** What is usual for a group at the times of its points. */
export type Band = ReadonlyMap<number, Baseline>;

export interface Backtested {
  firings: Firing[];
  band: Band;
}

/**
 * When a rule would have fired: the state machine itself, over one group's past. What lies before `fromMs` is only
 * learned from.
 */
export function backtestGroup(
  rule: EvaluatedRule,
  { labels, points }: Course,
  { fromMs, stepMs }: { fromMs: number; stepMs: number },
): Backtested {
  const detector = new BaselineDetector();
  const firings: Firing[] = [];
  const band = new Map<number, Baseline>();
  let open: OpenAlert[] = [];
  const before = new Map(points.map(({ timeMs, value }) => [timeMs, value]));
  for (const point of points) {
    const { timeMs } = point;
    const sample = sampleAt(rule, { labels, point, detector, before, stepMs });
    if (timeMs < fromMs) continue;
    if (sample.baseline !== undefined) band.set(timeMs, sample.baseline);
    for (const effect of evaluateRule({ rule, samples: [sample], open, nowMs: timeMs })) {
      if (effect.kind === 'settle') continue;
      const isOver = effect.kind === 'vanish' || effect.kind === 'resolve';
      open = isOver ? [] : [effect.alert];
      if (effect.kind === 'fire')
        firings.push({ labels, firedMs: timeMs, resolvedMs: null, value: effect.alert.value });
      const last = firings.at(-1);
      if (effect.kind === 'resolve' && last !== undefined) last.resolvedMs = timeMs;
    }
  }
  return { firings, band };
}

interface At {
  labels: Record<string, string>;
  point: CoursePoint;
  detector: BaselineDetector;
  before: ReadonlyMap<number, number | null>;
  stepMs: number;
}

function sampleAt({ condition }: EvaluatedRule, at: At): Sample {
  const { labels, detector, before, stepMs } = at;
  const { timeMs, ...measured } = at.point;
  const sample = { labels, ...measured };
  const { value } = measured;
  if (condition.kind === 'baseline')
    return value === null || isTooFew(measured, condition)
      ? sample
      : { ...sample, baseline: detector.next(timeMs, value) };
  if (condition.kind !== 'change') return sample;
  const againstMs = Math.max(1, Math.round((condition.againstSeconds * 1_000) / stepMs)) * stepMs;
  return { ...sample, before: before.get(timeMs - againstMs) ?? null };
}

/** "would have fired 14 times in 14 days, 3 of them during incidents", or "in the 2 h that are known". */
export function backtestWords({
  count,
  days,
  knownSeconds = days * 86_400,
  during,
}: {
  count: number;
  days: number;
  /** Of how much of it there is data; null: of nothing. */
  knownSeconds?: number | null;
  /** How many of them came while there was an incident; null: nothing is known of incidents. */
  during: number | null;
}): string {
  if (knownSeconds === null) return 'cannot be judged: nothing is known of what it looks at';
  const whole = days === 1 ? 'in a day' : `in ${days} days`;
  const isShort = knownSeconds < days * 86_400;
  const past = isShort ? `in the ${quantityText(knownSeconds, 's')} that are known` : whole;
  if (count === 0) return `would not have fired ${past}`;
  const often = `would have fired ${count === 1 ? 'once' : `${count} times`} ${past}`;
  if (during === null) return often;
  if (count === 1)
    return `${often}, ${during === 1 ? 'during an incident' : 'outside of incidents'}`;
  return `${often}, ${during === 0 ? 'none' : during} of them during incidents`;
}

/** When the first value of a past was measured; null: nothing is known of it. */
export function knownFromMs(courses: readonly Course[]): number | null {
  const firsts = courses.flatMap(
    ({ points }) => points.find(({ value }) => value !== null)?.timeMs ?? [],
  );
  return firsts.length === 0 ? null : Math.min(...firsts);
}

/** How much of the past is read: what is tried, and what is learned or compared before it. */
export function learnedFromMs(rule: EvaluatedRule, fromMs: number): number {
  if (rule.condition.kind === 'baseline') return fromMs - LEARNED_MS;
  if (rule.condition.kind === 'change') return fromMs - rule.condition.againstSeconds * 1_000;
  return fromMs;
}
