import { localDay, momentOf } from '../../oncall/wall-clock';
import type { ShiftPages } from './quality-answer';

interface Span {
  fromMs: number;
  toMs: number;
}

const NIGHT_FROM = 22 * 60;
const NIGHT_TO = 7 * 60;

/** The nights of a zone that touch a time: from 22:00 to 07:00 by its clocks. */
export function nightsOf(timeZone: string, { fromMs, toMs }: Span): Span[] {
  const nights: Span[] = [];
  for (let day = localDay(timeZone, fromMs) - 1; ; day += 1) {
    const night = {
      fromMs: momentOf(timeZone, day, NIGHT_FROM),
      toMs: momentOf(timeZone, day + 1, NIGHT_TO),
    };
    if (night.fromMs >= toMs) return nights;
    if (night.toMs > fromMs) nights.push(night);
  }
}

/** Whole days of a zone that touch a time: what stands for shifts where nobody takes turns. */
export function daysOf(timeZone: string, { fromMs, toMs }: Span): Span[] {
  const days: Span[] = [];
  for (let day = localDay(timeZone, fromMs); ; day += 1) {
    const span = { fromMs: momentOf(timeZone, day, 0), toMs: momentOf(timeZone, day + 1, 0) };
    if (span.fromMs >= toMs) return days;
    days.push(span);
  }
}

/** How many pages fell into each shift and night; `pages` are the moments at which somebody was told. */
export function shiftPages({
  schedule,
  timeZone,
  shifts,
  pages,
  window,
}: {
  schedule: string | null;
  timeZone: string;
  shifts: readonly Span[];
  pages: readonly number[];
  window: Span;
}): ShiftPages {
  const countIn = ({ fromMs, toMs }: Span) =>
    pages.filter((ms) => ms >= fromMs && ms < toMs).length;
  const nights = nightsOf(timeZone, window).map(countIn);
  const perShift = shifts.map(countIn);
  return {
    schedule,
    timeZone,
    shifts: shifts.length,
    nights: nights.length,
    pages: pages.length,
    atNight: nights.reduce((sum, count) => sum + count, 0),
    worstShift: Math.max(0, ...perShift),
    nightsWoken: nights.filter((count) => count > 0).length,
  };
}
