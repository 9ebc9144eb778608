import type { BusinessWeek } from '@/domain/delivery/business-week-schema';

/** A project's row, as far as it says when its people work. */
export interface BusinessColumns {
  businessTimeZone: string;
  businessDays: number[];
  businessFrom: string;
  businessTo: string;
  businessHolidays: string[];
}

export function businessWeekOf(row: BusinessColumns): BusinessWeek {
  return {
    timeZone: row.businessTimeZone,
    weekdays: row.businessDays,
    from: row.businessFrom,
    to: row.businessTo,
    holidays: row.businessHolidays,
  };
}

export function businessColumnsOf(week: BusinessWeek): BusinessColumns {
  return {
    businessTimeZone: week.timeZone,
    businessDays: week.weekdays,
    businessFrom: week.from,
    businessTo: week.to,
    businessHolidays: week.holidays,
  };
}
