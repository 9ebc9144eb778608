import { z } from 'zod';
import { timeOfDayField, timeZoneField } from '../time-range/clock-fields';
import { minutesOfEnd, minutesOfTime } from '../time-range/minutes-of-time';

/** Ten years of a country with many holidays. */
const MOST_HOLIDAYS = 200;

/** Local days on which nobody works, as YYYY-MM-DD; a mistake names the day that is none. */
const holidaysField = z
  .array(z.string(), 'must be a list of days')
  .max(MOST_HOLIDAYS, `must be at most ${MOST_HOLIDAYS} days`)
  .superRefine((days, context) => {
    const wrong = days.find((day) => !z.iso.date().safeParse(day).success);
    if (wrong === undefined) return;
    const message = `must be days such as 2026-12-25, which “${wrong.slice(0, 20)}” is not`;
    context.addIssue({ code: 'custom', message });
  })
  .transform((days) => [...new Set(days)].sort())
  .default([]);

/** When the people of a project work, as they set it. */
export const businessWeekSchema = z
  .object({
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
    holidays: holidaysField,
  })
  .refine((week) => minutesOfEnd(week.to) > minutesOfTime(week.from), {
    path: ['to'],
    message: 'must be later than “from”; 00:00 is midnight',
  });
export type BusinessWeek = z.output<typeof businessWeekSchema>;
