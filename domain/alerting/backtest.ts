import { z } from 'zod';
import type { OpenAlert } from './alert-state';
import { BaselineDetector } from './baseline/baseline-detector';
import type { Sample } from './condition';
import { type EvaluatedRule, evaluateRule } from './evaluate-rule';
import { ruleSchema } from './schemas';

/** A rule as it would be, and how far back it is tried. */
export const backtestSchema = z.strictObject({
  rule: ruleSchema,
  days: z.int().min(1).max(14, 'must be at most 14').default(14),
});

export const backtestAnswerSchema = z.object({
  from: z.string(),
  to: z.string(),
  /** How finely the past is known: `for` and what is shorter than this cannot be told apart. */
  stepSeconds: z.number(),
  /** "would have fired 14 times in 14 days". */
  words: z.string(),
  groups: z.number(),
  /** Oldest first, at most 500. */
  firings: z.array(
    z.object({
      labels: z.record(z.string(), z.string()),
      firedAt: z.string(),
      /** null: it would still fire. */
      resolvedAt: z.string().nullable(),
      value: z.number().nullable(),
    }),
  ),
  count: z.number(),
});

interface Course {
  labels: Record<string, string>;
  points: readonly { timeMs: number; value: number }[];
}

interface Firing {
  labels: Record<string, string>;
  firedMs: number;
  resolvedMs: number | null;
  value: number | null;
}

const DAY_MS = 86_400_000;

/**
 * When a rule would have fired: the state machine itself, over one group's past. What lies before `fromMs` is only
 * learned from.
 */
export function backtestGroup(
  rule: EvaluatedRule,
  { labels, points }: Course,
  fromMs: number,
): Firing[] {
  const detector = new BaselineDetector();
  const firings: Firing[] = [];
  let open: OpenAlert[] = [];
  const before = new Map(points.map(({ timeMs, value }) => [timeMs, value]));
  for (const { timeMs, value } of points) {
    const sample = sampleAt(rule, { labels, timeMs, value, detector, before });
    if (timeMs < fromMs) continue;
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
  return firings;
}

interface At {
  labels: Record<string, string>;
  timeMs: number;
  value: number;
  detector: BaselineDetector;
  before: ReadonlyMap<number, number>;
}

function sampleAt({ condition }: EvaluatedRule, at: At): Sample {
  const { labels, timeMs, value, detector, before } = at;
  if (condition.kind === 'baseline')
    return { labels, value, baseline: detector.next(timeMs, value) };
  if (condition.kind === 'change')
    return { labels, value, before: before.get(timeMs - condition.againstSeconds * 1_000) ?? null };
  return { labels, value };
}

export function backtestWords(count: number, days: number): string {
  const past = days === 1 ? 'in a day' : `in ${days} days`;
  if (count === 0) return `would not have fired ${past}`;
  return `would have fired ${count === 1 ? 'once' : `${count} times`} ${past}`;
}

/** How much of the past is read: what is tried, and what is learned or compared before it. */
export function learnedFromMs(rule: EvaluatedRule, fromMs: number): number {
  if (rule.condition.kind === 'baseline') return fromMs - 7 * DAY_MS;
  if (rule.condition.kind === 'change') return fromMs - rule.condition.againstSeconds * 1_000;
  return fromMs;
}
