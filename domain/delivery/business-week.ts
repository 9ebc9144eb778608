import { counted } from '../quantities/counted';
import { minutesOfEnd, minutesOfTime } from '../time-range/minutes-of-time';
import type { BusinessCalendar } from './business-hours';
import type { BusinessWeek } from './business-week-schema';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export function calendarOf({
  timeZone,
  weekdays,
  from,
  to,
  holidays,
}: BusinessWeek): BusinessCalendar {
  return {
    timeZone,
    weekdays,
    startMinute: minutesOfTime(from),
    endMinute: minutesOfEnd(to),
    holidays,
  };
}

/** "Mon–Fri, 09:00–17:00 Europe/Berlin, without 2 holidays". */
export function businessWeekText(week: BusinessWeek): string {
  const { timeZone, weekdays, from, to, holidays } = week;
  const without = holidays.length === 0 ? '' : `, without ${counted(holidays.length, 'holiday')}`;
  return `${runsOf(weekdays).join(', ')}, ${from}–${to === '00:00' ? '24:00' : to} ${timeZone}${without}`;
}

/** Days in a row as one: Mon–Fri. */
function runsOf(weekdays: readonly number[]): string[] {
  const runs: { first: number; last: number }[] = [];
  for (const day of weekdays) {
    const run = runs.at(-1);
    if (run !== undefined && run.last === day - 1) run.last = day;
    else runs.push({ first: day, last: day });
  }
  const label = (day: number) => WEEKDAYS[day - 1] ?? String(day);
  return runs.map(({ first, last }) => {
    if (first === last) return label(first);
    return `${label(first)}${last === first + 1 ? ', ' : '–'}${label(last)}`;
  });
}
