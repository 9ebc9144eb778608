import { zoneOffset } from '../time-range/zone-offset';

/** When a team works. */
export interface BusinessCalendar {
  /** IANA name, such as Europe/Berlin. */
  timeZone: string;
  /** Days of the week on which it works: 1 is Monday, 7 is Sunday. */
  weekdays: readonly number[];
  /** Minutes after midnight, local time. */
  startMinute: number;
  endMinute: number;
  /** Local days off, as YYYY-MM-DD. */
  holidays: readonly string[];
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Longer stretches are cut here: ten years of days. */
const MOST_DAYS = 3_660;

/**
 * Tells the working seconds between two moments. A day's hours are those of its own offset from UTC, so that the days on
 * which clocks change count what really passed. What it looks up it remembers: a report asks for the same days often.
 */
export function businessClock(
  calendar: BusinessCalendar,
): (fromMs: number, toMs: number) => number {
  const offset = rememberedOffset(calendar.timeZone);
  const days = new Map<number, readonly [startMs: number, endMs: number] | null>();
  const hoursOf = (day: number) => {
    const known = days.get(day);
    if (known !== undefined) return known;
    const hours = isWorkingDay(calendar, day)
      ? ([
          toUtc(day + calendar.startMinute * MINUTE_MS, offset),
          toUtc(day + calendar.endMinute * MINUTE_MS, offset),
        ] as const)
      : null;
    days.set(day, hours);
    return hours;
  };
  return (fromMs, toMs) => {
    if (!(toMs > fromMs)) return 0;
    const firstDay = localDay(fromMs, offset);
    const lastDay = Math.min(localDay(toMs, offset), firstDay + MOST_DAYS * DAY_MS);
    let total = 0;
    for (let day = firstDay; day <= lastDay; day += DAY_MS) {
      const hours = hoursOf(day);
      if (hours === null) continue;
      total += Math.max(0, Math.min(hours[1], toMs) - Math.max(hours[0], fromMs));
    }
    return total / 1_000;
  };
}

/** No zone changes its clocks but on a quarter of an hour. */
function rememberedOffset(timeZone: string): Offset {
  const known = new Map<number, number>();
  return (utcMs) => {
    const quarter = Math.floor(utcMs / (15 * MINUTE_MS));
    const found = known.get(quarter) ?? zoneOffset(timeZone, utcMs);
    known.set(quarter, found);
    return found;
  };
}

type Offset = (utcMs: number) => number;

/** Local days are written as the UTC midnight of the same date. */
function localDay(utcMs: number, offset: Offset): number {
  return Math.floor((utcMs + offset(utcMs)) / DAY_MS) * DAY_MS;
}

function isWorkingDay({ weekdays, holidays }: BusinessCalendar, day: number): boolean {
  const date = new Date(day);
  const weekday = date.getUTCDay() === 0 ? 7 : date.getUTCDay();
  return weekdays.includes(weekday) && !holidays.includes(date.toISOString().slice(0, 10));
}

/** A local moment in UTC: the offset is looked up twice, as the first guess may fall on the other side of a change. */
function toUtc(localMs: number, offset: Offset): number {
  const guess = localMs - offset(localMs);
  return localMs - offset(guess);
}
