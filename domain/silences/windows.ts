import { localDay, momentOf } from '../oncall/wall-clock';
import { minutesOfTime } from '../time-range/minutes-of-time';

export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Every week on these days between two times of the day, by the clocks of a zone; past midnight where `to` is not later. */
export interface Recurrence {
  timeZone: string;
  days: readonly Weekday[];
  from: string;
  to: string;
}

/** When a silence holds: all the time between its start and its end, or only in the windows between them. */
export interface Times {
  startsMs: number;
  endsMs: number;
  recurrence: Recurrence | null;
}

export interface Window {
  fromMs: number;
  toMs: number;
}

/** The window that a moment lies in; null when the silence does not hold then. */
export function windowAt(times: Times, ms: number): Window | null {
  const window = windowFrom(times, ms);
  return window !== null && window.fromMs <= ms ? window : null;
}

/** The first window that is not over at a moment; null when none is left. Windows that touch are one. */
export function windowFrom(times: Times, ms: number): Window | null {
  const { startsMs, endsMs, recurrence } = times;
  if (ms >= endsMs) return null;
  if (recurrence === null) return { fromMs: startsMs, toMs: endsMs };
  const day = localDay(recurrence.timeZone, Math.max(ms, startsMs));
  let found: Window | null = null;
  // Yesterday's may reach past midnight; a week on, every day of the week has been seen.
  for (let offset = -1; offset <= 15; offset += 1) {
    const window = onDay(times, recurrence, day + offset);
    if (window === null || window.toMs <= ms) continue;
    if (found === null) found = window;
    else if (window.fromMs <= found.toMs) found.toMs = Math.max(found.toMs, window.toMs);
    else break;
  }
  return found;
}

/** The window that begins on a day of the zone; null when there is none, or the clocks jump over all of it. */
function onDay({ startsMs, endsMs }: Times, recurrence: Recurrence, day: number): Window | null {
  const { timeZone, days, from, to } = recurrence;
  // 1970 began on a Thursday.
  const weekday = WEEKDAYS[(((day + 4) % 7) + 7) % 7];
  if (weekday === undefined || !days.includes(weekday)) return null;
  const begin = minutesOfTime(from);
  const end = minutesOfTime(to);
  const fromMs = Math.max(startsMs, momentOf(timeZone, day, begin));
  const toMs = Math.min(endsMs, momentOf(timeZone, end <= begin ? day + 1 : day, end));
  return toMs > fromMs ? { fromMs, toMs } : null;
}

export type SilenceState = 'active' | 'waiting' | 'over';

/** Whether a silence holds, will hold, or is over. */
export function stateAt(times: Times, ms: number): SilenceState {
  const window = windowFrom(times, ms);
  if (window === null) return 'over';
  return window.fromMs <= ms ? 'active' : 'waiting';
}

const MINUTE_MS = 60_000;
const LONGEST_NOTICE_MS = 3_600_000;

/** When its owner is told that it will end: a quarter of its length before, an hour at the most. */
export function tellAtMs({ startsMs, endsMs }: Pick<Times, 'startsMs' | 'endsMs'>): number {
  const notice = Math.min(LONGEST_NOTICE_MS, Math.max(MINUTE_MS, (endsMs - startsMs) / 4));
  return Math.max(startsMs, endsMs - notice);
}

const DAY_NAMES: Record<Weekday, string> = {
  sun: 'Sunday',
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
};

/** "Saturday and Sunday, 02:00 to 04:00, Europe/Berlin" */
export function describeRecurrence({ timeZone, days, from, to }: Recurrence): string {
  const names = WEEKDAYS.filter((day) => days.includes(day)).map((day) => DAY_NAMES[day]);
  const last = names.at(-1) ?? '';
  const which =
    names.length === 7
      ? 'Every day'
      : names.length === 1
        ? last
        : `${names.slice(0, -1).join(', ')} and ${last}`;
  const night = minutesOfTime(to) <= minutesOfTime(from) ? ' the day after' : '';
  return `${which}, ${from} to ${to}${night}, ${timeZone}`;
}
