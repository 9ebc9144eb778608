import { textParam, type ViewParam } from '../url-state/view-params';
import { isRelative, isTimeExpression, parseTimeExpression, secondsAgo } from './time-expression';

/** From inclusive, to exclusive, as they stand in the address: `now-6h`, epoch ms or RFC 3339. */
export interface TimeRange {
  from: string;
  to: string;
}

/** The same, as instants in epoch ms; always fromMs < toMs. */
export interface TimeWindow {
  fromMs: number;
  toMs: number;
}

export const DEFAULT_TIME_RANGE: TimeRange = { from: 'now-1h', to: 'now' };

const LONGEST_EXPRESSION = 60;

const timeParam = (usual: string) =>
  textParam(LONGEST_EXPRESSION, { usual, suits: isTimeExpression });

/** The same for a view that usually looks at another time than the last hour. */
export function timeRangeSchemaOf(usual: TimeRange) {
  const given = { from: timeParam(usual.from), to: timeParam(usual.to) };
  const end = (name: keyof TimeRange): ViewParam<string> => ({
    read: (own, address) =>
      address === undefined
        ? given[name].read(own)
        : mendTimeRange(
            { from: given.from.read(address.from), to: given.to.read(address.to) },
            usual,
          )[name],
  });
  return { from: end('from'), to: end('to') };
}

/** The part of every view's address that says which time is looked at; what is unreadable is the default. */
export const timeRangeSchema = timeRangeSchemaOf(DEFAULT_TIME_RANGE);

const NARROWEST_MS = 1_000;

/**
 * What a person means by a range that they typed the wrong way round: the interfaces refuse it, a page reads it the
 * right way round. A single moment is a second wide, and what has no width wherever the clock stands is as usual.
 */
function mendTimeRange(range: TimeRange, usual: TimeRange): TimeRange {
  const nowMs = Date.now();
  const from = parseTimeExpression(range.from, nowMs) ?? nowMs;
  const to = parseTimeExpression(range.to, nowMs) ?? nowMs;
  if (from < to) return range;
  if (from > to) return { from: range.to, to: range.from };
  return isRelative(range.from) ? usual : fixedRange({ fromMs: from, toMs: to + NARROWEST_MS });
}

/** The window that a range means now. A range the wrong way round is read the right way round. */
export function resolveTimeRange(range: TimeRange, nowMs: number): TimeWindow {
  const from = parseTimeExpression(range.from, nowMs) ?? nowMs - 3_600_000;
  const to = parseTimeExpression(range.to, nowMs) ?? nowMs;
  const fromMs = Math.min(from, to);
  return { fromMs, toMs: Math.max(from, to, fromMs + NARROWEST_MS) };
}

/** A window as a range that stands still. */
export function fixedRange({ fromMs, toMs }: TimeWindow): TimeRange {
  return { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
}

/**
 * The window before (-1) or after (1), as wide as this one. Nothing lies ahead of now, so that a step
 * which would go past it ends in a range that moves with the clock again.
 */
export function stepTimeRange(range: TimeRange, direction: -1 | 1, nowMs: number): TimeRange {
  const { fromMs, toMs } = resolveTimeRange(range, nowMs);
  const width = toMs - fromMs;
  const moved = { fromMs: fromMs + direction * width, toMs: toMs + direction * width };
  return moved.toMs >= nowMs ? upToNow(width) : fixedRange(moved);
}

/** Twice the width around the same middle, but not past now. */
export function zoomOutTimeRange(range: TimeRange, nowMs: number): TimeRange {
  const { fromMs, toMs } = resolveTimeRange(range, nowMs);
  const width = toMs - fromMs;
  const wider = { fromMs: fromMs - width / 2, toMs: toMs + width / 2 };
  return wider.toMs >= nowMs ? upToNow(width * 2) : fixedRange(wider);
}

/** What a window is compared with: the one of the same width that ends where it begins. */
export function previousWindow({ fromMs, toMs }: TimeWindow): TimeWindow {
  return { fromMs: fromMs - (toMs - fromMs), toMs: fromMs };
}

function upToNow(widthMs: number): TimeRange {
  return { from: secondsAgo(Math.max(1, Math.round(widthMs / 1000))), to: 'now' };
}
