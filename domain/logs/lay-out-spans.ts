import { type WaterfallRow, waterfall } from '../traces/waterfall';
import type { TrailItem, TrailSpan } from './trail';

/** A span as it is placed among those of its trace. */
export interface TrailSpanStep {
  spanId: string;
  parentSpanId: string | null;
  timeMs: number;
  durationMs: number | null;
  item: TrailItem;
  details: TrailSpan;
}

/** The spans of a trail as the lines of a waterfall; empty when it has none. */
export function layOutSpans(items: readonly TrailItem[]): WaterfallRow<TrailSpanStep>[] {
  const steps = items.flatMap((item) => {
    if (item.span === null) return [];
    const { spanId, parentSpanId } = item.span;
    const { durationMs } = item;
    const timeMs = Date.parse(item.time);
    return [{ spanId, parentSpanId, timeMs, durationMs, item, details: item.span }];
  });
  return waterfall(steps);
}
