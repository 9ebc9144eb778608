import type { TimeWindow } from '@/domain/time-range/time-range';
import type { EventLook, LaneEvent, LaneSegment, LaneStop, StateLook } from './lane';

/** How far from a moment a pointer may be and still mean it, as a share of the window. */
const REACH = 0.012;
/** A pick is never narrower than this share of the window: a moment alone would show nothing. */
const LEAST_PICK = 1 / 40;

/** The place of a part of the window, in percent of its width, cut off at its ends. */
export function placeIn(part: TimeWindow, { fromMs, toMs }: TimeWindow) {
  const width = toMs - fromMs;
  const left = Math.max(0, (part.fromMs - fromMs) / width);
  const right = Math.min(1, (part.toMs - fromMs) / width);
  return { left: `${left * 100}%`, width: `${Math.max(0, right - left) * 100}%` };
}

/** The stop that a pointer at this time means: a moment close by, else the stretch it lies in. */
export function stopAt(
  stops: readonly LaneStop[],
  timeMs: number,
  window: TimeWindow,
): number | null {
  const reach = (window.toMs - window.fromMs) * REACH;
  let best: number | null = null;
  let bestDistance = reach;
  for (const [index, stop] of stops.entries()) {
    if (stop.fromMs !== stop.toMs) continue;
    const distance = Math.abs(stop.fromMs - timeMs);
    if (distance > bestDistance) continue;
    best = index;
    bestDistance = distance;
  }
  if (best !== null) return best;
  const inside = stops.findLastIndex(
    ({ fromMs, toMs }) => fromMs < toMs && timeMs >= fromMs && timeMs < toMs,
  );
  return inside === -1 ? null : inside;
}

/** What picking a stop looks at: the stop, widened around its middle when it is too short to show anything. */
export function pickWindow({ fromMs, toMs }: TimeWindow, window: TimeWindow): TimeWindow {
  const least = (window.toMs - window.fromMs) * LEAST_PICK;
  const missing = Math.max(0, least - (toMs - fromMs)) / 2;
  return {
    fromMs: Math.max(window.fromMs, Math.round(fromMs - missing)),
    toMs: Math.min(window.toMs, Math.round(toMs + missing)),
  };
}

interface StateLaneContent {
  segments: readonly LaneSegment[];
  events?: readonly LaneEvent[] | undefined;
}

interface Looks {
  states: Readonly<Record<string, StateLook>>;
  events?: Readonly<Record<string, EventLook>> | undefined;
}

/** The stretches and moments of a lane inside the window, by time, in words. */
export function stateStops(lane: StateLaneContent, looks: Looks, window: TimeWindow): LaneStop[] {
  const segments = lane.segments
    .filter(({ fromMs, toMs }) => toMs > window.fromMs && fromMs < window.toMs)
    .map(({ fromMs, toMs, state, detail }) => ({
      fromMs: Math.max(fromMs, window.fromMs),
      toMs: Math.min(toMs, window.toMs),
      text: withDetail(state === null ? 'Not known' : (looks.states[state]?.word ?? state), detail),
    }));
  const events = (lane.events ?? [])
    .filter(({ timeMs }) => timeMs >= window.fromMs && timeMs < window.toMs)
    .map(({ timeMs, kind, detail }) => ({
      fromMs: timeMs,
      toMs: timeMs,
      text: withDetail(looks.events?.[kind]?.word ?? kind, detail),
    }));
  return [...segments, ...events].sort((a, b) => a.fromMs - b.fromMs || a.toMs - b.toMs);
}

function withDetail(word: string, detail: string | undefined): string {
  return detail ? `${word}: ${detail}` : word;
}

/** Of moments that would cover one another, the first of each kind: no more can be told apart. */
export function thinEvents(
  events: readonly LaneEvent[],
  { fromMs, toMs }: TimeWindow,
  slots = 400,
): LaneEvent[] {
  const taken = new Set<string>();
  return events.filter(({ timeMs, kind }) => {
    if (timeMs < fromMs || timeMs >= toMs) return false;
    const slot = `${kind} ${Math.floor(((timeMs - fromMs) / (toMs - fromMs)) * slots)}`;
    if (taken.has(slot)) return false;
    taken.add(slot);
    return true;
  });
}
