import { chooseStep } from '../time-range/choose-step';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Minute rows that one read may take. */
const MOST_MINUTES = 100_000;
/** Minutes are kept for 30 days; older windows have hours alone. */
const MINUTES_KEPT_MS = 29 * 24 * HOUR_MS;

interface Span {
  fromMs: number;
  toMs: number;
}

/**
 * Which roll-ups answer for a window of so many breakers, and in what steps: minutes where they are few enough, else
 * whole hours with the minutes at both ends.
 */
export function rollupParts(
  { fromMs, toMs }: Span,
  input: { breakers: number; buckets: number; nowMs: number },
): { stepSeconds: number; hours: Span; minutes: [Span, Span]; times: number[] } {
  const { breakers, buckets, nowMs } = input;
  const from = Math.floor(fromMs / MINUTE_MS) * MINUTE_MS;
  const to = Math.ceil(toMs / MINUTE_MS) * MINUTE_MS;
  const minutes = ((to - from) / MINUTE_MS) * Math.max(1, breakers);
  const fine = chooseStep(toMs - fromMs, buckets, 60);
  const isFine = fine < 3_600 && minutes <= MOST_MINUTES;
  const stepSeconds = isFine ? fine : chooseStep(toMs - fromMs, buckets, 3_600);
  const times = stepTimes({ fromMs, toMs }, stepSeconds);
  const none = { fromMs: to, toMs: to };
  if (isFine)
    return { stepSeconds, times, hours: none, minutes: [{ fromMs: from, toMs: to }, none] };
  const isOld = from < nowMs - MINUTES_KEPT_MS;
  const hourFrom = (isOld ? Math.floor : Math.ceil)(from / HOUR_MS) * HOUR_MS;
  const hourTo = Math.max(hourFrom, Math.floor(to / HOUR_MS) * HOUR_MS);
  const before = { fromMs: Math.min(from, hourFrom), toMs: Math.min(to, hourFrom) };
  const after = { fromMs: Math.max(hourTo, before.toMs), toMs: to };
  return {
    stepSeconds,
    times,
    hours: { fromMs: hourFrom, toMs: hourTo },
    minutes: [isOld ? none : before, after],
  };
}

/** The beginning of every step that a window touches. */
function stepTimes({ fromMs, toMs }: Span, stepSeconds: number): number[] {
  const stepMs = stepSeconds * 1_000;
  const times: number[] = [];
  for (let timeMs = Math.floor(fromMs / stepMs) * stepMs; timeMs < toMs; timeMs += stepMs) {
    times.push(timeMs);
  }
  return times;
}
