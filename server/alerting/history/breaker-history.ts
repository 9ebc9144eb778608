import { coursePoints, type MeasuredHistory } from '@/domain/alerting/course';
import type { RuleQuery } from '@/domain/alerting/rule-query';
import { isOpen } from '@/domain/breakers/breaker';
import { breakerTimeline, type StateSpan } from '@/domain/breakers/state-timeline';
import { shareOf } from '@/domain/breakers/summarise-breaker';
import { summariseTimeline } from '@/domain/breakers/summarise-timeline';
import { type BreakerModel, readBreakerModels } from '../../breakers/read-breaker-models';
import { breakerLabels } from '../signals/breaker-samples';
import type { HistoryReading, HistoryWindow } from './history-window';

type BreakerQuery = Extract<RuleQuery, { signal: 'breaker' }>;

/** Breakers by their moves, and by what went through them in the window before each step's end. */
export async function breakerHistory(
  { client, presentMs }: HistoryReading,
  query: BreakerQuery,
  window: HistoryWindow,
): Promise<MeasuredHistory> {
  const lengthMs = query.windowSeconds * 1_000;
  const whole = { fromMs: window.fromMs - lengthMs, toMs: window.toMs };
  const { models, stepSeconds } = await readBreakerModels(client, {
    window: whole,
    nowMs: presentMs,
    buckets: Math.ceil((whole.toMs - whole.fromMs) / window.stepMs) + 1,
    ...(query.service === undefined ? {} : { service: query.service }),
  });
  const isRate = query.measure === 'fallback_rate' || query.measure === 'error_rate';
  const stepMs = isRate ? stepSeconds * 1_000 : window.stepMs;
  const steps = { ...window, stepMs };
  const courses = models
    .filter(({ record }) => query.breaker === undefined || query.breaker === record.breaker)
    .map((model) => ({
      labels: breakerLabels(model.record),
      points: isRate
        ? ratePoints(model, query, steps)
        : statePoints(model, query, { steps, whole, lengthMs }),
    }));
  return { stepMs, courses };
}

function ratePoints({ steps }: BreakerModel, query: BreakerQuery, window: HistoryWindow) {
  const { stepMs } = window;
  const count = Math.max(1, Math.round((query.windowSeconds * 1_000) / stepMs));
  return coursePoints(window, (timeMs) => {
    let successes: number | null = null;
    let n: number | null = null;
    for (let back = 0; back < count; back += 1) {
      const sums = steps.get(timeMs - back * stepMs);
      const isFallback = query.measure === 'fallback_rate';
      const part = (isFallback ? sums?.fallbacks : sums?.failures) ?? null;
      const of = (isFallback ? sums?.fallbacksOf : sums?.failuresOf) ?? null;
      if (part === null || of === null) continue;
      successes = (successes ?? 0) + part;
      n = (n ?? 0) + of;
    }
    return shareOf(successes, n);
  });
}

interface StateSteps {
  steps: HistoryWindow;
  whole: { fromMs: number; toMs: number };
  lengthMs: number;
}

function statePoints(
  { instances }: BreakerModel,
  { measure }: BreakerQuery,
  { steps, whole, lengthMs }: StateSteps,
) {
  const own = instances.map(({ timeline }) => timeline);
  const lanes = measure === 'transitions_per_hour' ? own : [breakerTimeline(own, whole)];
  const readers = lanes.map((spans) => spanReader(spans));
  return coursePoints(steps, (timeMs) => {
    const endMs = timeMs + steps.stepMs;
    const fromMs = measure === 'open' ? timeMs : endMs - lengthMs;
    const parts = readers.map((read) => read(fromMs, endMs));
    if (measure === 'open') return { value: openIn(parts.flat()) };
    const summaries = parts.map(summariseTimeline);
    const values = summaries.map((one) =>
      measure === 'open_seconds' ? one.openSeconds : one.transitionsPerHour,
    );
    const known = values.filter((value) => value !== null);
    return { value: known.length === 0 ? null : Math.max(...known) };
  });
}

/** Open at any time of a step is open: the rule is judged at each move. */
function openIn(spans: readonly StateSpan[]): number | null {
  if (spans.some(({ state }) => isOpen(state))) return 1;
  return spans.some(({ state }) => state !== null) ? 0 : null;
}

/** The spans of stretches that come one after the other, cut to them. */
function spanReader(spans: readonly StateSpan[]) {
  let first = 0;
  return (fromMs: number, toMs: number): StateSpan[] => {
    while ((spans[first]?.toMs ?? Number.POSITIVE_INFINITY) <= fromMs) first += 1;
    const found: StateSpan[] = [];
    for (let at = first; at < spans.length; at += 1) {
      const span = spans[at];
      if (span === undefined || span.fromMs >= toMs) break;
      found.push({
        ...span,
        fromMs: Math.max(span.fromMs, fromMs),
        toMs: Math.min(span.toMs, toMs),
      });
    }
    return found;
  };
}
