import { z } from 'zod';
import { timeOfDayField, timeZoneField } from '../time-range/clock-fields';
import { minutesOfEnd, minutesOfTime } from '../time-range/minutes-of-time';

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
  })
  .refine((week) => minutesOfEnd(week.to) > minutesOfTime(week.from), {
    path: ['to'],
    message: 'must be later than “from”; 00:00 is midnight',
  });
export type BusinessWeek = z.output<typeof businessWeekSchema>;
