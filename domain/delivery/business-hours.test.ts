import { describe, expect, it } from 'vitest';
import { type BusinessCalendar, businessClock } from './business-hours';

const OFFICE: BusinessCalendar = {
  timeZone: 'Europe/Berlin',
  weekdays: [1, 2, 3, 4, 5],
  startMinute: 9 * 60,
  endMinute: 17 * 60,
  holidays: ['2026-01-01'],
};

describe('business hours', () => {
  const hours = (from: number, to: number) => businessClock(OFFICE)(from, to) / 3_600;

  it('leave out nights, weekends and days off', () => {
    expect(hours(Date.UTC(2026, 0, 15, 8), Date.UTC(2026, 0, 15, 16))).toBe(8);
    expect(hours(Date.UTC(2026, 0, 16, 15, 30), Date.UTC(2026, 0, 19, 8, 30))).toBe(1);
    expect(hours(Date.UTC(2026, 0, 1, 0), Date.UTC(2026, 0, 1, 23))).toBe(0);
    expect(hours(Date.UTC(2026, 0, 17, 9), Date.UTC(2026, 0, 18, 9))).toBe(0);
    expect(hours(Date.UTC(2026, 0, 5), Date.UTC(2026, 0, 12))).toBe(40);
    expect(hours(5, 5)).toBe(0);
  });

  it('follow the clocks when they change', () => {
    // Berlin is at UTC+1 until 29 March 2026 and at UTC+2 after: 9:00 is 8:00 UTC, then 7:00 UTC.
    expect(hours(Date.UTC(2026, 2, 27, 8), Date.UTC(2026, 2, 27, 9))).toBe(1);
    expect(hours(Date.UTC(2026, 2, 30, 7), Date.UTC(2026, 2, 30, 8))).toBe(1);
    const allDay = { ...OFFICE, weekdays: [7], startMinute: 0, endMinute: 24 * 60 };
    const sunday = businessClock(allDay)(Date.UTC(2026, 2, 28), Date.UTC(2026, 2, 30));
    expect(sunday / 3_600).toBe(23);
  });
});
