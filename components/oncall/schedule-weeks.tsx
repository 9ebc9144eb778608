'use client';
import { seriesColor } from '@/components/charts/series-color';
import { classNames } from '@/components/ui/class-names';
import { Time } from '@/components/ui/time';
import type { ListedSchedule, ListedShift } from '@/domain/oncall/schemas';
import { wallClock } from '@/domain/time-range/format-time';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const WEEKS = [0, 1, 2, 3];
const DAYS = [0, 1, 2, 3, 4, 5, 6];

interface ScheduleWeeksProps {
  schedule: Pick<ListedSchedule, 'name' | 'shifts' | 'timeZone'>;
  nowMs: number;
}

/** Four weeks from yesterday on, a lane each: who has it by colour and name, gaps hatched, now as a line. */
export function ScheduleWeeks({ schedule, nowMs }: ScheduleWeeksProps) {
  const { name, shifts } = schedule;
  const startMs = Date.parse(shifts[0]?.from ?? '');
  const colors = colorsOf(shifts);
  return (
    <figure className="m-0 flex flex-col gap-2">
      <div aria-hidden className="flex flex-col gap-2">
        {WEEKS.map((week) => (
          <Week
            key={week}
            shifts={shifts}
            fromMs={startMs + week * WEEK_MS}
            nowMs={nowMs}
            timeZone={schedule.timeZone}
            colors={colors}
          />
        ))}
      </div>
      <figcaption>
        <details>
          <summary className="cursor-pointer text-small text-muted">
            The same as a list: {shifts.length} {shifts.length === 1 ? 'shift' : 'shifts'}
          </summary>
          <ol aria-label={`Shifts of ${name}`} className="pt-1 text-small">
            {shifts.map((shift) => (
              <li key={shift.from}>
                <Time at={shift.from} style="date-minute" /> to{' '}
                <Time at={shift.to} style="date-minute" />:{' '}
                {shift.person === null ? 'nobody' : shift.person.name}
                {shift.override === null ? '' : ' (stands in)'}
              </li>
            ))}
          </ol>
        </details>
      </figcaption>
    </figure>
  );
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** "Wed 25": midday, so that a day of 23 or 25 hours does not count twice. */
function dayLabel(ms: number, timeZone: string): string {
  const { year, month, day } = wallClock(ms + DAY_MS / 2, timeZone);
  return `${WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]} ${day}`;
}

function colorsOf(shifts: readonly ListedShift[]): Map<string, string> {
  const colors = new Map<string, string>();
  for (const { person } of shifts)
    if (person !== null && !colors.has(person.id)) colors.set(person.id, seriesColor(colors.size));
  return colors;
}

interface WeekProps {
  shifts: readonly ListedShift[];
  fromMs: number;
  nowMs: number;
  /** The schedule's, by whose days the lane is divided. */
  timeZone: string;
  colors: ReadonlyMap<string, string>;
}

function Week({ shifts, fromMs, nowMs, timeZone, colors }: WeekProps) {
  const toMs = fromMs + WEEK_MS;
  const share = (ms: number) =>
    `${((Math.min(Math.max(ms, fromMs), toMs) - fromMs) / WEEK_MS) * 100}%`;
  const inWeek = shifts.filter(
    (shift) => Date.parse(shift.to) > fromMs && Date.parse(shift.from) < toMs,
  );
  return (
    <div>
      <div className="grid grid-cols-7 text-small text-muted">
        {DAYS.map((day) => (
          <span key={day} className="truncate border-line border-l pl-1">
            {dayLabel(fromMs + day * DAY_MS, timeZone)}
          </span>
        ))}
      </div>
      <div className="relative flex h-7 overflow-hidden rounded-md border border-line bg-sunken">
        {inWeek.map((shift) => (
          <Block
            key={shift.from}
            shift={shift}
            width={widthOf(shift, fromMs, toMs)}
            colors={colors}
          />
        ))}
        {nowMs >= fromMs && nowMs < toMs ? (
          <span className="absolute inset-y-0 w-0.5 bg-accent" style={{ left: share(nowMs) }} />
        ) : null}
      </div>
    </div>
  );
}

function widthOf({ from, to }: ListedShift, fromMs: number, toMs: number): string {
  const length = Math.min(Date.parse(to), toMs) - Math.max(Date.parse(from), fromMs);
  return `${(length / WEEK_MS) * 100}%`;
}

interface BlockProps {
  shift: ListedShift;
  width: string;
  colors: ReadonlyMap<string, string>;
}

function Block({ shift: { person, override }, width, colors }: BlockProps) {
  const color = person === null ? undefined : colors.get(person.id);
  return (
    <span
      title={person?.name ?? 'Nobody'}
      className={classNames(
        'flex min-w-0 items-center overflow-hidden border-canvas border-r px-1 text-small',
        person === null && 'text-degraded',
        override !== null && 'italic',
      )}
      style={{
        width,
        boxShadow: color === undefined ? undefined : `inset 0 -4px 0 ${color}`,
        backgroundImage:
          person === null
            ? 'repeating-linear-gradient(45deg, transparent 0 4px, var(--color-line) 4px 6px)'
            : undefined,
      }}
    >
      <span className="truncate">{person?.name ?? 'Nobody'}</span>
    </span>
  );
}
