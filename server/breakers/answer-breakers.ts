import type {
  BreakerList,
  BreakerSpan,
  BreakerState,
  ListedBreaker,
} from '@/domain/breakers/breaker-answer';
import type { BreakersParams } from '@/domain/breakers/breaker-params';
import { nameBreakers } from '@/domain/breakers/name-breakers';
import type { StateSpan } from '@/domain/breakers/state-timeline';
import { summariseBreaker } from '@/domain/breakers/summarise-breaker';
import { thinSpans } from '@/domain/breakers/thin-spans';
import { compareHealth } from '@/domain/services/health';
import type { TimeWindow } from '@/domain/time-range/time-range';
import { readInProject } from '@/server/db/client';
import { databaseNow } from '@/server/db/database-clock';
import { listAliveBreakers } from '@/server/db/sql/alive-breakers';
import { readConcurrencyLimits } from '@/server/db/sql/concurrency-limits';
import { readTimeWindow } from '@/server/time-window';
import { MOST_BREAKERS } from './admit-breakers';
import { type BreakerModel, readBreakerModels } from './read-breaker-models';

/** Points of a course that is drawn in a table's cell. */
const BUCKETS = 40;
const MOST_SPANS = 200;
const LEAST_SPANS = 40;
/** Of all lanes of a list together. */
const ALL_SPANS = 8_000;
/** A limit that was not read for so long is no news. */
const LIMIT_KEPT_MS = 24 * 3_600_000;

/**
 * Breakers over a range: how each stands at its end, what it did, and its states and calls over time, in about `buckets`
 * steps; whoever draws no calls asks for one, and whoever looks at states alone for none. Of one `service` alone, or those `around` it: its own, and what others call
 * it through.
 */
export async function answerBreakers(
  projectId: string,
  {
    service,
    around,
    buckets = BUCKETS,
    ...range
  }: BreakersParams & { service?: string; around?: string | undefined; buckets?: number },
): Promise<BreakerList> {
  const nowMs = await databaseNow();
  const window = pastWindow(readTimeWindow(range, { nowMs }), nowMs);
  const wanted = {
    window,
    nowMs,
    buckets,
    callsAlone: true,
    ...(service === undefined ? {} : { service }),
    ...(around === undefined ? {} : { around }),
  };
  const { read, limits, alive } = await readInProject(projectId, async (client) => {
    const read = await readBreakerModels(client, wanted);
    // Of fewer than there is room for no more can have been heard of.
    const mayBeFull = service === undefined && read.records.length >= MOST_BREAKERS;
    return {
      read,
      limits: service === undefined ? await readConcurrencyLimits(client) : [],
      alive: mayBeFull ? await listAliveBreakers(client, projectId, MOST_BREAKERS) : [],
    };
  });
  const { models, times, stepSeconds, statesFromMs } = read;
  const names = nameBreakers(read.records);
  const mostSpans = spansFor(models.length);
  const items = models.map((model) => {
    const name = names.get(model.record.id) ?? model.record.breaker;
    return listBreaker(model, { name, window, times, mostSpans });
  });
  return {
    ...rangeOf(window),
    stepSeconds,
    times: times.map(isoOf),
    items: items.sort(worstFirst),
    limits: limits
      .filter(({ readMs }) => readMs >= window.fromMs - LIMIT_KEPT_MS)
      .map(({ sinceMs, readMs, reachedMs, ...limit }) => ({
        ...limit,
        since: isoOf(sinceMs),
        lastReadAt: isoOf(readMs),
        lastReachedAt: reachedMs === null ? null : isoOf(reachedMs),
      })),
    fullAt: alive.length < MOST_BREAKERS ? null : MOST_BREAKERS,
    hasAny: items.length + limits.length > 0,
    statesFrom: statesFromMs === null ? null : isoOf(statesFromMs),
    nextCursor: null,
  };
}

/** Of what is yet to come nothing can be told. */
export function pastWindow({ fromMs, toMs }: TimeWindow, nowMs: number): TimeWindow {
  const end = Math.max(Math.min(toMs, nowMs), fromMs + 1_000);
  return { fromMs, toMs: end };
}

export function rangeOf({ fromMs, toMs }: TimeWindow): { from: string; to: string; at: string } {
  return { from: isoOf(fromMs), to: isoOf(toMs), at: isoOf(toMs) };
}

export function isoOf(timeMs: number): string {
  return new Date(timeMs).toISOString();
}

function listBreaker(
  model: BreakerModel,
  {
    name,
    window,
    times,
    mostSpans,
  }: { name: string; window: TimeWindow; times: readonly number[]; mostSpans: number },
): ListedBreaker {
  const { summary, timeline } = summariseBreaker({ ...model, name }, window);
  return {
    ...summary,
    timeline: laneOf(timeline, window, mostSpans),
    callsTrend: times.map((time) => model.calls.get(time) ?? null),
  };
}

/** Stretches that a lane of so many is told in: a page of very many is no place for the details of each. */
function spansFor(breakers: number): number {
  return Math.min(MOST_SPANS, Math.max(LEAST_SPANS, Math.floor(ALL_SPANS / Math.max(1, breakers))));
}

export function laneOf(
  timeline: readonly StateSpan[],
  window: TimeWindow,
  mostSpans = MOST_SPANS,
): BreakerSpan[] {
  let endedMs = Number.NaN;
  let ended = '';
  return thinSpans(timeline, window, mostSpans).map(({ fromMs, toMs, state, reason, changes }) => {
    // Most begin where the one before ended.
    const from = fromMs === endedMs ? ended : isoOf(fromMs);
    endedMs = toMs;
    ended = isoOf(toMs);
    return { from, to: ended, state, reason, changes };
  });
}

export function shareOf(
  count: number | null | undefined,
  of: number | null | undefined,
): number | null {
  return count == null || of == null || of === 0 ? null : Math.min(1, count / of);
}

export function worstFirst(a: BreakerState, b: BreakerState): number {
  const rank = compareHealth(a.health, b.health);
  return rank !== 0 ? rank : a.name.localeCompare(b.name, 'en');
}
