import { minutesOfTime } from '../time-range/minutes-of-time';
import type { Layer, Override, Schedule, Shift } from './schedule';
import { dayOfDate, localDay, momentOf } from './wall-clock';

const DAYS = { daily: 1, weekly: 7 };

/** Who is on call from one moment to another: shifts without a hole between them, gaps among them. */
export function resolveSchedule(
  schedule: Schedule,
  overrides: readonly Override[],
  fromMs: number,
  toMs: number,
): Shift[] {
  const nobody = { person: null, layer: null, override: null };
  let shifts: Shift[] = [{ fromMs, toMs, ...nobody }];
  for (const layer of schedule.layers) {
    for (const turn of turnsOf(schedule.timeZone, layer, fromMs, toMs))
      shifts = paint(shifts, { ...turn, layer: layer.name, override: null });
  }
  for (const { id, person, ...time } of overrides)
    shifts = paint(shifts, { ...time, person, layer: null, override: id });
  return merge(shifts);
}

type Turn = Pick<Shift, 'fromMs' | 'toMs' | 'person'>;

/** A layer's turns that touch the time asked for. */
function turnsOf(timeZone: string, layer: Layer, fromMs: number, toMs: number): Turn[] {
  const { people, rotation, every, startsOn, handOffAt } = layer;
  if (people.length === 0) return [];
  const start = dayOfDate(startsOn);
  const days = DAYS[rotation] * every;
  const handOff = minutesOfTime(handOffAt);
  const turns: Turn[] = [];
  // A turn early enough that the time asked for begins within it or later.
  let turn = Math.max(0, Math.floor((localDay(timeZone, fromMs) - start) / days) - 1);
  for (;;) {
    const begin = momentOf(timeZone, start + turn * days, handOff);
    if (begin >= toMs) return turns;
    const end = momentOf(timeZone, start + (turn + 1) * days, handOff);
    const person = people[turn % people.length] ?? null;
    if (end > fromMs && end > begin) {
      for (const time of withinHours(timeZone, layer, Math.max(begin, fromMs), Math.min(end, toMs)))
        turns.push({ ...time, person });
    }
    turn += 1;
  }
}

/** The parts of a stretch that lie within the layer's hours. */
function withinHours(
  timeZone: string,
  { hours }: Layer,
  fromMs: number,
  toMs: number,
): { fromMs: number; toMs: number }[] {
  if (hours === null) return [{ fromMs, toMs }];
  const from = minutesOfTime(hours.from);
  const to = minutesOfTime(hours.to);
  const past = to <= from ? 1 : 0;
  const parts: { fromMs: number; toMs: number }[] = [];
  const last = localDay(timeZone, toMs) + 1;
  for (let day = localDay(timeZone, fromMs) - 2; day <= last; day += 1) {
    const begin = Math.max(fromMs, momentOf(timeZone, day, from));
    const end = Math.min(toMs, momentOf(timeZone, day + past, to));
    if (end > begin) parts.push({ fromMs: begin, toMs: end });
  }
  return parts;
}

/** Puts a shift over what is there; what it covers is gone, what it covers in part is cut. */
function paint(shifts: readonly Shift[], over: Shift): Shift[] {
  const first = shifts[0]?.fromMs ?? over.fromMs;
  const last = shifts.at(-1)?.toMs ?? over.toMs;
  const fromMs = Math.max(over.fromMs, first);
  const toMs = Math.min(over.toMs, last);
  if (fromMs >= toMs) return [...shifts];
  return [
    ...shifts
      .filter((shift) => shift.fromMs < fromMs)
      .map((shift) => ({ ...shift, toMs: Math.min(shift.toMs, fromMs) })),
    { ...over, fromMs, toMs },
    ...shifts
      .filter((shift) => shift.toMs > toMs)
      .map((shift) => ({ ...shift, fromMs: Math.max(shift.fromMs, toMs) })),
  ];
}

function merge(shifts: readonly Shift[]): Shift[] {
  const merged: Shift[] = [];
  for (const shift of shifts) {
    const last = merged.at(-1);
    const goesOn =
      last?.toMs === shift.fromMs &&
      last.person === shift.person &&
      last.layer === shift.layer &&
      last.override === shift.override;
    if (goesOn && last !== undefined) last.toMs = shift.toMs;
    else merged.push({ ...shift });
  }
  return merged;
}
