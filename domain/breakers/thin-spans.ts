import type { BreakerState } from './breaker';
import { type StateSpan, worstState } from './state-timeline';

/** A stretch of a lane as it leaves the API. */
export interface LaneSpan {
  fromMs: number;
  toMs: number;
  state: BreakerState | null;
  reason: string | null;
  /** How many changes the stretch stands for, where they are too many to be told one by one. */
  changes: number;
}

/**
 * A lane that no screen has too few dots for: where a breaker changed too often, stretches of equal length, each with the
 * worst state in it and how often it changed.
 */
export function thinSpans(
  spans: readonly StateSpan[],
  { fromMs, toMs }: { fromMs: number; toMs: number },
  most: number,
): LaneSpan[] {
  if (spans.length <= most) {
    return spans.map(({ state, reason, ...span }) => ({
      fromMs: span.fromMs,
      toMs: span.toMs,
      state,
      reason,
      changes: 0,
    }));
  }
  const widthMs = (toMs - fromMs) / most;
  const thin: LaneSpan[] = [];
  let first = 0;
  for (let slot = 0; slot < most; slot += 1) {
    const slotFromMs = fromMs + slot * widthMs;
    const slotToMs = slot === most - 1 ? toMs : slotFromMs + widthMs;
    while ((spans[first]?.toMs ?? slotToMs) <= slotFromMs) first += 1;
    let end = first;
    while (end < spans.length && (spans[end]?.fromMs ?? slotToMs) < slotToMs) end += 1;
    const within = spans.slice(first, end);
    const state = worstState(within.map((span) => span.state));
    const changes = within.filter(({ fromMs: startMs }) => startMs > slotFromMs).length;
    const last = thin[thin.length - 1];
    if (changes === 0 && last !== undefined && last.state === state && last.changes === 0) {
      last.toMs = slotToMs;
    } else {
      const reason = within.find((span) => span.state === state)?.reason ?? null;
      thin.push({ fromMs: slotFromMs, toMs: slotToMs, state, reason, changes });
    }
  }
  return thin;
}
