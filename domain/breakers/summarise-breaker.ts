import { NO_RATE, rateOf } from '../statistics/rate';
import type { Rate } from '../statistics/rate-schema';
import { type BreakerState, isOpen } from './breaker';
import type { BreakerState as AnsweredBreaker } from './breaker-answer';
import { addSums, type BreakerSums } from './breaker-rollup';
import { describeBreaker } from './describe-breaker';
import { findContradictions } from './find-contradictions';
import type { BreakerInstance } from './instance-timeline';
import { judgeBreaker } from './judge-breaker';
import { breakerTimeline, type StateSpan } from './state-timeline';
import { summariseTimeline } from './summarise-timeline';

interface Instance extends BreakerInstance {
  heardMs: number | null;
  timeline: readonly StateSpan[];
}

interface Summarised {
  record: Pick<AnsweredBreaker, 'id' | 'breaker' | 'service' | 'environment' | 'dependency'>;
  name: string;
  instances: readonly Instance[];
  /** Of the whole window. */
  total: BreakerSums | null;
}

/** What a breaker came to in a window, and how it stood at its end; with the timeline of all its instances as one. */
export function summariseBreaker(
  { record, name, instances, total }: Summarised,
  window: { fromMs: number; toMs: number },
): { summary: AnsweredBreaker; timeline: StateSpan[] } {
  const timeline = breakerTimeline(
    instances.map((one) => one.timeline),
    window,
  );
  const { openSeconds, openShare, state, sinceMs } = summariseTimeline(timeline);
  const { transitions, transitionsPerHour } = busiestOf(instances);
  const fallbackRate = shareOf(total?.fallbacks, total?.fallbacksOf);
  const counts = countStates(instances);
  const heardMs = newestOf(instances.map((one) => one.heardMs));
  const { health, problem } = judgeBreaker({
    state,
    fallbackRate,
    transitions,
    transitionsPerHour,
  });
  const words = describeBreaker(
    { state, sinceMs, problem, instances: counts, heardMs, fallbackRate, transitionsPerHour },
    window.toMs,
  );
  return {
    timeline,
    // Field by field: of an object put together from others, several hundred are as long in the making as their rows in the reading.
    summary: {
      id: record.id,
      breaker: record.breaker,
      service: record.service,
      environment: record.environment,
      dependency: record.dependency,
      name,
      state,
      since: timeText(sinceMs),
      reason: timeline.at(-1)?.reason ?? null,
      health,
      problem,
      words,
      instances: counts,
      lastHeardAt: timeText(heardMs),
      openSeconds,
      openShare,
      transitions,
      transitionsPerHour,
      calls: total?.calls ?? null,
      rejected: total?.rejected ?? null,
      errorRate: shareOf(total?.failures, total?.failuresOf),
      fallbackRate,
      slowRate: shareOf(total?.slow, total?.slowOf),
      contradiction: contradictionOf(instances),
    },
  };
}

function timeText(timeMs: number | null): string | null {
  return timeMs === null ? null : new Date(timeMs).toISOString();
}

function newestOf(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function countStates(instances: readonly Instance[]): AnsweredBreaker['instances'] {
  const states = instances.map((one): BreakerState | null => one.timeline.at(-1)?.state ?? null);
  return {
    known: states.filter((state) => state !== null).length,
    open: states.filter(isOpen).length,
    halfOpen: states.filter((state) => state === 'half_open').length,
  };
}

function busiestOf(
  instances: readonly Instance[],
): Pick<AnsweredBreaker, 'transitions' | 'transitionsPerHour'> {
  let busiest: Pick<AnsweredBreaker, 'transitions' | 'transitionsPerHour'> = {
    transitions: null,
    transitionsPerHour: null,
  };
  for (const { timeline } of instances) {
    const { transitions, transitionsPerHour } = summariseTimeline(timeline);
    if ((transitions ?? -1) > (busiest.transitions ?? -1)) {
      busiest = { transitions, transitionsPerHour };
    }
  }
  return busiest;
}

export function sumOf(steps: ReadonlyMap<number, BreakerSums>): BreakerSums | null {
  let sum: BreakerSums | null = null;
  for (const one of steps.values()) sum = sum === null ? one : addSums(sum, one);
  return sum;
}

export function shareOf(successes: number | null | undefined, n: number | null | undefined): Rate {
  return successes == null || n == null
    ? NO_RATE
    : rateOf({ successes: Math.min(successes, n), n });
}

/** Of the newest sample of an instance, while what the instance says is believed. */
function contradictionOf(instances: readonly Instance[]): string | null {
  for (const { moves, reading, timeline } of instances) {
    if (reading === null || timeline.at(-1)?.state == null) continue;
    const [found] = findContradictions(moves, [reading]);
    if (found !== undefined) return found.message;
  }
  return null;
}
