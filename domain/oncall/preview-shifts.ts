import { resolveSchedule } from './resolve-schedule';
import type { Layer, Override, Shift } from './schedule';
import { localDay, momentOf } from './wall-clock';

const DAY_MS = 86_400_000;
/** How far ahead a schedule is shown. */
const DAYS_SHOWN = 28;

interface Previewed {
  timeZone: string;
  layers: readonly Layer[];
  overrides: readonly Override[];
  nowMs: number;
}

/** Who would be on call in the four weeks from the beginning of yesterday on, in whole days by the schedule's own clocks. */
export function shiftsAround({ timeZone, layers, overrides, nowMs }: Previewed): Shift[] {
  const fromMs = momentOf(timeZone, localDay(timeZone, nowMs) - 1, 0);
  return resolveSchedule({ timeZone, layers }, overrides, fromMs, fromMs + DAYS_SHOWN * DAY_MS);
}

/** The same of a schedule while it is written; null while a part of it cannot be read. */
export function previewShifts(previewed: Previewed): Shift[] | null {
  const { timeZone, layers } = previewed;
  return isZone(timeZone) && layers.every(isWhole) ? shiftsAround(previewed) : null;
}

function isZone(timeZone: string): boolean {
  try {
    return timeZone !== '' && new Intl.DateTimeFormat('en-GB', { timeZone }) !== null;
  } catch {
    return false;
  }
}

function isWhole({ every, startsOn, handOffAt, hours }: Layer): boolean {
  const times = [handOffAt, ...(hours === null ? [] : [hours.from, hours.to])];
  return (
    Number.isInteger(every) &&
    every >= 1 &&
    /^\d{4}-\d{2}-\d{2}$/.test(startsOn) &&
    !Number.isNaN(Date.parse(startsOn)) &&
    times.every((time) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time))
  );
}
