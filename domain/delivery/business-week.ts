import { z } from 'zod';
import { minutesOfTime, timeOfDayField, timeZoneField } from '../time-range/clock-fields';
import type { BusinessCalendar } from './business-hours';

const DAY_MINUTES = 1_440;

export const WEEKDAY_LABELS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** When the people of a project work, as they set it. */
export const businessWeekSchema = z
  .strictObject({
    timeZone: timeZoneField,
    /** 1 is Monday, 7 is Sunday. */
    weekdays: z
      .array(z.number().int().min(1).max(7), 'must be days, 1 for Monday to 7 for Sunday')
      .min(1, 'needs a day')
      .max(7)
      .transform((days) => [...new Set(days)].sort((a, b) => a - b)),
    from: timeOfDayField,
    /** 00:00 is midnight, the end of the day. */
    to: timeOfDayField,
  })
  .refine((week) => endMinute(week.to) > minutesOfTime(week.from), {
    path: ['to'],
    message: 'must be later than “from”; 00:00 is midnight',
  });
export type BusinessWeek = z.output<typeof businessWeekSchema>;

export function calendarOf({ timeZone, weekdays, from, to }: BusinessWeek): BusinessCalendar {
  return {
    timeZone,
    weekdays,
    startMinute: minutesOfTime(from),
    endMinute: endMinute(to),
    holidays: [],
  };
}

function endMinute(to: string): number {
  return minutesOfTime(to) || DAY_MINUTES;
}

/** "Mon–Fri, 09:00–17:00 Europe/Berlin". */
export function businessWeekText({ timeZone, weekdays, from, to }: BusinessWeek): string {
  return `${runsOf(weekdays).join(', ')}, ${from}–${to === '00:00' ? '24:00' : to} ${timeZone}`;
}

/** Days in a row as one: Mon–Fri. */
function runsOf(weekdays: readonly number[]): string[] {
  const runs: { first: number; last: number }[] = [];
  for (const day of weekdays) {
    const run = runs.at(-1);
    if (run !== undefined && run.last === day - 1) run.last = day;
    else runs.push({ first: day, last: day });
  }
  const label = (day: number) => WEEKDAY_LABELS[day - 1] ?? String(day);
  return runs.map(({ first, last }) => {
    if (first === last) return label(first);
    return `${label(first)}${last === first + 1 ? ', ' : '–'}${label(last)}`;
  });
}
