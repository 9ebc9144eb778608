import type { Trail, TrailGap, TrailItem } from './trail';
import { extentOf } from './trail-gaps';

/** A row of the drawn story: something that happened, or a silence before the next thing. */
export type TrailRow =
  | {
      kind: 'item';
      item: TrailItem;
      /** Since the trail began, ms. */
      offsetMs: number;
      lane: number;
      /** Where it lies on the whole of the trail, 0 to 1; `width` is 0 when it is not known how long it took. */
      bar: { start: number; width: number };
    }
  | { kind: 'gap'; gap: TrailGap; lengthMs: number };

export interface TrailLane {
  /** null for what names no service. */
  service: string | null;
  count: number;
  errors: number;
  /** First and last row of the lane, by index among the rows. */
  firstRow: number;
  lastRow: number;
}

export interface TrailLayout {
  rows: TrailRow[];
  /** In the order in which the services come in. */
  lanes: TrailLane[];
  beganMs: number;
  lengthMs: number;
  errors: number;
  longestGapMs: number | null;
}

/** Puts a trail in the order and the places in which it is drawn. */
export function layOutTrail({ items, gaps }: Pick<Trail, 'items' | 'gaps'>): TrailLayout {
  let beganMs = Number.POSITIVE_INFINITY;
  let endedMs = Number.NEGATIVE_INFINITY;
  for (const { fromMs, toMs } of items.map(extentOf)) {
    beganMs = Math.min(beganMs, fromMs);
    endedMs = Math.max(endedMs, toMs);
  }
  const lengthMs = items.length === 0 ? 0 : endedMs - beganMs;
  const share = (ms: number) => (lengthMs === 0 ? 0 : ms / lengthMs);
  const rows: TrailRow[] = [];
  const lanes: TrailLane[] = [];
  const waiting = [...gaps].sort((a, b) => Date.parse(a.to) - Date.parse(b.to));
  for (const item of items) {
    const timeMs = Date.parse(item.time);
    const extent = extentOf(item);
    for (let gap = waiting[0]; gap && Date.parse(gap.to) <= timeMs; gap = waiting[0]) {
      waiting.shift();
      rows.push({ kind: 'gap', gap, lengthMs: Date.parse(gap.to) - Date.parse(gap.from) });
    }
    const lane = laneOf(lanes, item, rows.length);
    rows.push({
      kind: 'item',
      item,
      offsetMs: timeMs - beganMs,
      lane,
      bar: { start: share(extent.fromMs - beganMs), width: share(extent.toMs - extent.fromMs) },
    });
  }
  return {
    rows,
    lanes,
    beganMs: items.length === 0 ? 0 : beganMs,
    lengthMs,
    errors: items.filter(isError).length,
    longestGapMs:
      gaps.length === 0
        ? null
        : Math.max(...gaps.map(({ from, to }) => Date.parse(to) - Date.parse(from))),
  };
}

export function isError({ level }: Pick<TrailItem, 'level'>): boolean {
  return level === 'error' || level === 'fatal';
}

function laneOf(lanes: TrailLane[], item: TrailItem, row: number): number {
  const known = lanes.findIndex(({ service }) => service === item.service);
  const index = known < 0 ? lanes.length : known;
  const lane = lanes[index] ?? {
    service: item.service,
    count: 0,
    errors: 0,
    firstRow: row,
    lastRow: row,
  };
  lane.count += 1;
  lane.errors += isError(item) ? 1 : 0;
  lane.lastRow = row;
  lanes[index] = lane;
  return index;
}
