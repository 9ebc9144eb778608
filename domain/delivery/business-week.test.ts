import { describe, expect, it } from 'vitest';
import { businessClock } from './business-hours';
import { businessWeekText, calendarOf } from './business-week';
import { businessWeekSchema } from './business-week-schema';

const WEEK = { timeZone: 'Asia/Dubai', weekdays: [7, 1, 2, 3, 1], from: '08:00', to: '16:30' };

describe('a project’s business hours', () => {
  it('are told in few words, days in a row as one', () => {
    expect(businessWeekText(businessWeekSchema.parse(WEEK))).toBe(
      'Mon–Wed, Sun, 08:00–16:30 Asia/Dubai',
    );
    const night = businessWeekSchema.parse({
      ...WEEK,
      weekdays: [6, 7],
      from: '00:00',
      to: '00:00',
    });
    expect(businessWeekText(night)).toBe('Sat, Sun, 00:00–24:00 Asia/Dubai');
  });

  it('leave out the holidays of the project, each told once and in order', () => {
    const holidays = ['2026-12-26', '2026-12-25', '2026-12-25'];
    const week = businessWeekSchema.parse({
      timeZone: 'Europe/Berlin',
      weekdays: [1, 2, 3, 4, 5],
      from: '09:00',
      to: '17:00',
      holidays,
    });
    expect(week.holidays).toEqual(['2026-12-25', '2026-12-26']);
    expect(businessWeekText(week)).toBe('Mon–Fri, 09:00–17:00 Europe/Berlin, without 2 holidays');
    // From Thursday noon to Monday noon in Berlin: 5 h before Christmas Day, a Friday, and 3 h after the weekend.
    const seconds = businessClock(calendarOf(week));
    expect(seconds(Date.UTC(2026, 11, 24, 11), Date.UTC(2026, 11, 28, 11))).toBe(8 * 3_600);
  });

  it('count only on those days, by the clocks of that zone', () => {
    const seconds = businessClock(calendarOf(businessWeekSchema.parse(WEEK)));
    // Sunday 29 November 2026, 04:00 UTC is eight in Dubai; Thursday to Saturday nobody works.
    const at = (text: string) => Date.parse(text);
    expect(seconds(at('2026-11-29T00:00:00Z'), at('2026-11-30T00:00:00Z'))).toBe(8.5 * 3_600);
    expect(seconds(at('2026-11-26T00:00:00Z'), at('2026-11-29T04:00:00Z'))).toBe(0);
    expect(seconds(at('2026-11-29T04:00:00Z'), at('2026-11-29T05:00:00Z'))).toBe(3_600);
  });

  it('that end before they begin, have no day or lie in no zone are refused with the reason', () => {
    const reasons = (change: object) =>
      businessWeekSchema
        .safeParse({ ...WEEK, ...change })
        .error?.issues.map(({ path, message }) => [path.join('.'), message]);
    expect(reasons({ to: '07:00' })).toEqual([
      ['to', 'must be later than “from”; 00:00 is midnight'],
    ]);
    expect(reasons({ weekdays: [] })).toEqual([['weekdays', 'needs a day']]);
    expect(reasons({ timeZone: 'Mars/Base' })?.[0]?.[0]).toBe('timeZone');
    expect(reasons({ holidays: ['2026-12-25', '2026-02-30'] })).toEqual([
      ['holidays', 'must be days such as 2026-12-25, which “2026-02-30” is not'],
    ]);
  });
});
