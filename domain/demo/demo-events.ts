import { demoMinute, LONGEST_SCENE_MS } from './demo-minute';
import type { PaymentsOutage } from './payments-outage';
import type { DemoEntry, DemoRecord } from './scene';
import { MINUTE_MS } from './story-times';
import { World } from './world';

export interface DemoWindow {
  seed: number;
  /** Epoch ms, included. */
  fromMs: number;
  /** Epoch ms, not included. */
  toMs: number;
  /** The instant that the story is told around: the moment the demo project was made. Epoch ms. */
  anchorMs: number;
  /** When somebody kept payments down. What was told before one began is the same without it. */
  outages?: readonly PaymentsOutage[];
}

/**
 * The demo shop's log records of a window in the order of their times, in the shape of POST /api/v1/logs. Told by its
 * arguments alone: the same window gives the same records, and two windows that meet give what one over both would.
 */
export function* demoEvents({
  seed,
  fromMs,
  toMs,
  anchorMs,
  outages,
}: DemoWindow): Generator<DemoRecord> {
  const world = new World(seed, anchorMs, toMs, outages);
  let pending: DemoEntry[] = [];
  const firstSlot = Math.floor((fromMs - LONGEST_SCENE_MS) / MINUTE_MS) - 1;
  for (let slot = firstSlot; slot * MINUTE_MS < toMs; slot += 1) {
    // A stable sort with the older minute's lines in front: at the same millisecond the order never depends on the window.
    const told = pending.concat(demoMinute(world, slot)).sort((a, b) => a.atMs - b.atMs);
    const endMs = (slot + 1) * MINUTE_MS;
    pending = [];
    for (const entry of told) {
      if (entry.atMs >= endMs) pending.push(entry);
      else if (entry.atMs >= fromMs && entry.atMs < toMs) yield entry.record;
    }
  }
}
