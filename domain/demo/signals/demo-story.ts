import { type DemoWindow, demoEvents } from '../demo-events';
import { DAY_MS, DEMO_PAST_MS, MINUTE_MS } from '../story-times';
import { World } from '../world';
import type { DemoSignal } from './demo-signal';
import { signalsOfMinutes } from './signals-of-minutes';
import { signalsOfRecord } from './signals-of-record';
import { spanOfRecord } from './span-of-record';
import { reviewSummaries } from './summaries';

/** Spans are told from a day before the anchor on: nobody follows older ones operation by operation. */
const SPANS_BEFORE_ANCHOR_MS = DAY_MS;

/**
 * All that the shop tells in a window, by every way in. Told by its arguments alone: the same window gives the same
 * records, and two windows that meet give what one over both would. In order of time for each way, but for what is
 * told by the minute, which comes before the lines of its minute.
 */
export function* demoStory(window: DemoWindow): Generator<DemoSignal> {
  const { seed, anchorMs, fromMs, toMs, outages } = window;
  const world = new World(seed, anchorMs, toMs, outages);
  let slot = Math.ceil(fromMs / MINUTE_MS) - 1;
  const minutesUntil = function* (untilMs: number): Generator<DemoSignal> {
    for (; slot * MINUTE_MS <= untilMs && slot * MINUTE_MS < toMs; slot += 1) {
      for (const signal of reviewSummaries(world, slot)) if (within(signal)) yield signal;
      const atMs = slot * MINUTE_MS;
      if (atMs >= fromMs) yield* signalsOfMinutes(world, slot);
    }
  };
  // The first verdicts are on answers from before the story.
  const verdictsFromMs = anchorMs - DEMO_PAST_MS + 2 * MINUTE_MS;
  const within = ({ atMs }: DemoSignal) => atMs >= fromMs && atMs < toMs;
  for (const record of demoEvents(window)) {
    const atMs = Date.parse(record.time);
    yield* minutesUntil(atMs);
    yield { atMs, way: 'v1/logs', record };
    for (const signal of signalsOfRecord(record, atMs)) {
      if (signal.way !== 'v1/ai/verdicts' || atMs >= verdictsFromMs) yield signal;
    }
    if (atMs < anchorMs - SPANS_BEFORE_ANCHOR_MS) continue;
    const span = spanOfRecord(record, atMs);
    if (span !== null) yield span;
  }
  yield* minutesUntil(toMs);
}
