import type { Band } from './backtest';
import type { MeasuredCourse } from './backtest-answer';
import type { Condition } from './condition-schema';
import type { Course } from './course';
import type { RuleQuery } from './rule-query';
import { unitOf } from './unit-of';

const MOST_SERIES = 5;
const MOST_STEPS = 400;

interface Drawn {
  rule: { query: RuleQuery; condition: Condition };
  window: { fromMs: number; toMs: number; stepMs: number };
  courses: readonly { course: Course; firings: number; band: Band }[];
}

/**
 * What a chart shows of the past of a rule's groups: those that fire the most, then those that are furthest on the side
 * that it looks for. Steps that are too many to draw are put together, each by its value that is furthest on that side.
 */
export function drawCourse({ rule, window, courses }: Drawn): MeasuredCourse {
  const { fromMs, toMs } = window;
  const isBelow = looksBelow(rule.condition);
  const stepMs =
    Math.max(1, Math.ceil((toMs - fromMs) / window.stepMs / MOST_STEPS)) * window.stepMs;
  const firstMs = Math.floor(fromMs / stepMs) * stepMs;
  const times: number[] = [];
  for (let at = firstMs; at < toMs; at += stepMs) times.push(at);
  const worst = (a: number | null, b: number) =>
    a === null ? b : isBelow ? Math.min(a, b) : Math.max(a, b);
  const drawn = courses.map(({ course, firings, band }) => {
    const values: (number | null)[] = times.map(() => null);
    const lower: (number | null)[] = times.map(() => null);
    const upper: (number | null)[] = times.map(() => null);
    for (const { timeMs, value } of course.points) {
      const place = Math.floor((timeMs - firstMs) / stepMs);
      if (value === null || timeMs < fromMs || place >= times.length) continue;
      values[place] = worst(values[place] ?? null, value);
      lower[place] = band.get(timeMs)?.lower ?? null;
      upper[place] = band.get(timeMs)?.upper ?? null;
    }
    const extreme = values.reduce((far: number | null, value) =>
      value === null ? far : worst(far, value),
    );
    return { labels: course.labels, values, lower, upper, firings, extreme };
  });
  const sign = isBelow ? -1 : 1;
  const least = Number.NEGATIVE_INFINITY;
  const rank = (value: number | null) => (value === null ? least : sign * value);
  drawn.sort((a, b) => b.firings - a.firings || compare(rank(b.extreme), rank(a.extreme)));
  return {
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    stepSeconds: stepMs / 1_000,
    times,
    unit: unitOf(rule.query),
    series: drawn.slice(0, MOST_SERIES).map(({ labels, values, lower, upper }) => {
      const hasBand = upper.some((value) => value !== null);
      return { labels, values, lower: hasBand ? lower : null, upper: hasBand ? upper : null };
    }),
    threshold: rule.condition.kind === 'threshold' ? rule.condition.value : null,
  };
}

function looksBelow(condition: Condition): boolean {
  if (condition.kind === 'baseline') return condition.direction === 'below';
  return condition.kind !== 'absence' && condition.op.startsWith('<');
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
