import { chooseStep } from '../time-range/choose-step';
import type { WideSeconds } from './breaker-rollup';

const MINUTE_MS = 60_000;
const TEN_MINUTES_MS = 600_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Minute rows that one read may take, unless it says otherwise. Beyond them ten minutes answer, up to a day. */
const MOST_MINUTES = 100_000;
const TEN_MINUTES_COURSE_MS = DAY_MS;
/** Hour rows beyond which the wider buckets answer. */
const MOST_HOURS = 20_000;
/** Up to here quarters of a day are the wider buckets, and whole days beyond. */
const DAYS_FROM_MS = 12 * DAY_MS;
/** Up to here ten minutes serve where one sum of everything is asked for. */
const TEN_MINUTES_TO_MS = 6 * HOUR_MS;
/** Minute rows up to which they are the quicker ones. */
const FEW_MINUTES = 2_000;
/** Minutes and ten minutes are kept for 30 days; older windows have hours alone. */
const MINUTES_KEPT_MS = 29 * DAY_MS;

interface Span {
  fromMs: number;
  toMs: number;
}

/** Which buckets answer for a window; they cover it once. Ends exclusive, epoch ms. */
export interface RollupParts {
  wide: Span & { widthSeconds: WideSeconds };
  hours: readonly [Span, Span];
  minutes: readonly [Span, Span];
}

interface SteppedParts extends RollupParts {
  stepSeconds: number;
  times: number[];
}

/**
 * Which roll-ups answer for a window of so many breakers, and in what steps: minutes where they are few enough, else
 * whole hours with the minutes at both ends, and where those are too many as well, wider buckets with hours at both ends.
 * Whoever asks for one step of a few hours of many breakers gets the ten minutes that the window touches.
 */
export function rollupParts(
  { fromMs, toMs }: Span,
  input: { breakers: number; buckets: number; nowMs: number; mostMinutes?: number | undefined },
): SteppedParts {
  const { breakers, buckets, nowMs, mostMinutes = MOST_MINUTES } = input;
  const from = Math.floor(fromMs / MINUTE_MS) * MINUTE_MS;
  const to = Math.ceil(toMs / MINUTE_MS) * MINUTE_MS;
  const minutes = ((to - from) / MINUTE_MS) * Math.max(1, breakers);
  const isOld = from < nowMs - MINUTES_KEPT_MS;
  if (buckets === 1 && minutes > FEW_MINUTES && toMs - fromMs <= TEN_MINUTES_TO_MS && !isOld) {
    return tenMinutes({ fromMs, toMs });
  }
  const fine = chooseStep(toMs - fromMs, buckets, 60);
  const isFine = fine < 3_600 && minutes <= mostMinutes;
  const isTen = !isFine && !isOld && toMs - fromMs <= TEN_MINUTES_COURSE_MS;
  if (isTen) return tenMinuteSteps({ fromMs, toMs }, { from, to, buckets });
  const widthSeconds = toMs - fromMs <= DAYS_FROM_MS ? 21_600 : 86_400;
  const isWide = !isFine && minutes / 60 > MOST_HOURS;
  const stepSeconds = isFine
    ? fine
    : chooseStep(toMs - fromMs, buckets, isWide ? widthSeconds : 3_600);
  const times = stepTimes({ fromMs, toMs }, stepSeconds);
  const none = { fromMs: to, toMs: to };
  if (isFine) {
    const all = { fromMs: from, toMs: to };
    const noWide = { ...none, widthSeconds } as const;
    return { stepSeconds, times, wide: noWide, hours: [none, none], minutes: [all, none] };
  }
  const hourFrom = (isOld ? Math.floor : Math.ceil)(from / HOUR_MS) * HOUR_MS;
  const hourTo = Math.max(hourFrom, Math.floor(to / HOUR_MS) * HOUR_MS);
  const before = { fromMs: Math.min(from, hourFrom), toMs: Math.min(to, hourFrom) };
  const after = { fromMs: Math.max(hourTo, before.toMs), toMs: to };
  const wide = isWide ? within({ fromMs: hourFrom, toMs: hourTo }, widthSeconds * 1_000) : none;
  const hours: [Span, Span] = isWide
    ? [
        { fromMs: hourFrom, toMs: wide.fromMs },
        { fromMs: wide.toMs, toMs: hourTo },
      ]
    : [{ fromMs: hourFrom, toMs: hourTo }, none];
  return {
    stepSeconds,
    times,
    wide: { ...wide, widthSeconds },
    hours,
    minutes: [isOld ? none : before, after],
  };
}

/** A course in steps of ten minutes or more, with the minutes at both ends. */
function tenMinuteSteps(
  window: Span,
  { from, to, buckets }: { from: number; to: number; buckets: number },
): SteppedParts {
  const chosen = chooseStep(window.toMs - window.fromMs, buckets, 600);
  // A quarter of an hour would cut every other ten minutes in two.
  const stepSeconds =
    chosen % 600 === 0 ? chosen : chooseStep(window.toMs - window.fromMs, buckets, 1_800);
  const wide = within({ fromMs: from, toMs: to }, TEN_MINUTES_MS);
  const none = { fromMs: wide.toMs, toMs: wide.toMs };
  return {
    stepSeconds,
    times: stepTimes(window, stepSeconds),
    wide: { ...wide, widthSeconds: 600 },
    hours: [none, none],
    minutes: [
      { fromMs: from, toMs: wide.fromMs },
      { fromMs: wide.toMs, toMs: to },
    ],
  };
}

function tenMinutes({ fromMs, toMs }: Span): SteppedParts {
  const wide = {
    fromMs: Math.floor(fromMs / TEN_MINUTES_MS) * TEN_MINUTES_MS,
    toMs: Math.ceil(toMs / TEN_MINUTES_MS) * TEN_MINUTES_MS,
  };
  const none = { fromMs: wide.toMs, toMs: wide.toMs };
  const stepSeconds = chooseStep(toMs - fromMs, 1, 3_600);
  return {
    stepSeconds,
    times: stepTimes(wide, stepSeconds),
    wide: { ...wide, widthSeconds: 600 },
    hours: [none, none],
    minutes: [none, none],
  };
}

/** The whole buckets in a stretch. */
function within({ fromMs, toMs }: Span, widthMs: number): Span {
  const first = Math.min(toMs, Math.ceil(fromMs / widthMs) * widthMs);
  return { fromMs: first, toMs: Math.max(first, Math.floor(toMs / widthMs) * widthMs) };
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
