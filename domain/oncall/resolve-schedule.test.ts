import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarFeed } from './calendar-feed';
import { nowAndNext } from './now-and-next';
import { resolveSchedule } from './resolve-schedule';
import type { Layer, Override, Schedule } from './schedule';

const QUARTER_MS = 15 * 60_000;
const DAY_MS = 86_400_000;
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
  'Australia/Sydney',
  'Pacific/Apia',
  'Pacific/Chatham',
];

const layer = (more: Partial<Layer> = {}): Layer => ({
  name: 'Primary',
  people: ['ada', 'bob'],
  rotation: 'daily',
  every: 1,
  startsOn: '2026-03-27',
  handOffAt: '09:00',
  hours: null,
  ...more,
});
const at = (text: string) => Date.parse(text);
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 16);

const walls = new Map(
  ZONES.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }),
  ]),
);
/** "2026-03-27 09:00" as the clocks of a zone show it. */
const wallText = (timeZone: string, ms: number) => walls.get(timeZone)?.format(ms) ?? '';
const dateText = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/**
 * The same by going through time a quarter of an hour at a time with a clock on the wall, which is how a person would
 * do it: a hand-off has happened once the clock has shown its time, or a later one.
 */
function slowly(schedule: Schedule, overrides: Override[], fromMs: number, toMs: number) {
  const { timeZone, layers } = schedule;
  const found: (string | null)[] = [];
  let latest = '';
  for (let ms = fromMs - 2 * DAY_MS; ms < toMs; ms += QUARTER_MS) {
    const shown = wallText(timeZone, ms);
    if (shown > latest) latest = shown;
    if (ms < fromMs) continue;
    let person: string | null = null;
    for (const one of layers) {
      const days = one.rotation === 'daily' ? one.every : one.every * 7;
      let turns = 0;
      while (`${dateText(one.startsOn, turns * days)} ${one.handOffAt}` <= latest) turns += 1;
      if (turns === 0 || one.people.length === 0) continue;
      if (one.hours !== null && !isWithin(one.hours, latest)) continue;
      person = one.people[(turns - 1) % one.people.length] ?? null;
    }
    for (const one of overrides) if (one.fromMs <= ms && ms < one.toMs) person = one.person;
    found.push(person);
  }
  return found;
}

function isWithin({ from, to }: { from: string; to: string }, latest: string): boolean {
  const today = latest.slice(0, 10);
  return [-2, -1, 0].some((days) => {
    const begin = `${dateText(today, days)} ${from}`;
    const end = `${dateText(today, to <= from ? days + 1 : days)} ${to}`;
    return begin <= latest && latest < end;
  });
}

const time = fc
  .integer({ min: 0, max: 95 })
  .map(
    (n) => `${String(Math.floor(n / 4)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`,
  );
/** Within the days around which clocks change somewhere, and any others. */
const begin = fc
  .oneof(
    fc.constantFrom(
      '2011-12-28',
      '2026-03-06',
      '2026-03-27',
      '2026-04-03',
      '2026-10-02',
      '2026-10-23',
      '2026-10-30',
      '2026-02-13',
      '2026-03-20',
    ),
    fc.integer({ min: 0, max: 5_000 }).map((n) => dateText('2012-01-01', n)),
  )
  .map((date) => Date.parse(`${date}T00:00:00Z`));

describe('a schedule', () => {
  it('has the same people on call as somebody who goes through it with a clock, in every zone and through every change of clocks', () => {
    fc.assert(
      fc.property(
        fc.record({
          timeZone: fc.constantFrom(...ZONES),
          fromMs: begin,
          days: fc.integer({ min: 1, max: 6 }),
          layers: fc.array(
            fc.record({
              people: fc.array(fc.constantFrom('ada', 'bob', 'cy'), { maxLength: 3 }),
              rotation: fc.constantFrom('daily' as const, 'weekly' as const),
              every: fc.integer({ min: 1, max: 3 }),
              ago: fc.integer({ min: -3, max: 30 }),
              handOffAt: time,
              hours: fc.option(fc.record({ from: time, to: time })),
            }),
            { maxLength: 3 },
          ),
          overrides: fc.array(
            fc.record({
              start: fc.integer({ min: -90, max: 500 }),
              length: fc.integer({ min: 1, max: 200 }),
            }),
            { maxLength: 2 },
          ),
        }),
        ({ timeZone, fromMs, days, layers, overrides }) => {
          const schedule = {
            timeZone,
            layers: layers.map(({ ago, ...rest }, index) => ({
              ...rest,
              name: `Layer ${index}`,
              startsOn: new Date(fromMs - ago * DAY_MS).toISOString().slice(0, 10),
            })),
          };
          const standIns = overrides.map(({ start, length }, index) => ({
            id: String(index),
            person: 'dee',
            fromMs: fromMs + start * QUARTER_MS,
            toMs: fromMs + (start + length) * QUARTER_MS,
          }));
          const toMs = fromMs + days * DAY_MS;
          const shifts = resolveSchedule(schedule, standIns, fromMs, toMs);
          expect(shifts[0]?.fromMs).toBe(fromMs);
          expect(shifts.at(-1)?.toMs).toBe(toMs);
          shifts.slice(1).forEach((shift, index) => {
            expect(shift.fromMs).toBe(shifts[index]?.toMs);
          });
          const quickly = [];
          for (let ms = fromMs; ms < toMs; ms += QUARTER_MS)
            quickly.push(shifts.find((shift) => shift.fromMs <= ms && ms < shift.toMs)?.person);
          expect(quickly).toEqual(slowly(schedule, standIns, fromMs, toMs));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('hands over at the same time by the clock before and after it changes, so that one turn is 23 hours', () => {
    const shifts = resolveSchedule(
      { timeZone: 'Europe/Berlin', layers: [layer()] },
      [],
      at('2026-03-27T08:00Z'),
      at('2026-03-30T07:00Z'),
    );
    expect(shifts.map(({ fromMs, person }) => `${iso(fromMs)} ${person}`)).toEqual([
      '2026-03-27T08:00 ada',
      '2026-03-28T08:00 bob',
      '2026-03-29T07:00 ada',
    ]);
  });

  it('hands over at the jump when clocks jump over the time, and the first time when they show it twice', () => {
    const nightly = layer({ handOffAt: '02:30', startsOn: '2026-03-28' });
    const spring = resolveSchedule(
      { timeZone: 'Europe/Berlin', layers: [nightly] },
      [],
      at('2026-03-28T22:00Z'),
      at('2026-03-29T10:00Z'),
    );
    expect(spring.map(({ fromMs }) => iso(fromMs))).toEqual([
      '2026-03-28T22:00',
      '2026-03-29T01:00',
    ]);
    const autumn = resolveSchedule(
      { timeZone: 'Europe/Berlin', layers: [nightly] },
      [],
      at('2026-10-24T22:00Z'),
      at('2026-10-25T10:00Z'),
    );
    expect(autumn.map(({ fromMs }) => iso(fromMs))).toEqual([
      '2026-10-24T22:00',
      '2026-10-25T00:30',
    ]);
  });

  it('has gaps where nobody is on call, and an override fills them', () => {
    const day = layer({ hours: { from: '09:00', to: '17:00' } });
    const schedule = { timeZone: 'UTC', layers: [day] };
    const from = at('2026-03-27T09:00Z');
    const shifts = resolveSchedule(schedule, [], from, from + DAY_MS);
    expect(shifts.map(({ person }) => person)).toEqual(['ada', null]);
    const filled = resolveSchedule(
      schedule,
      [{ id: '1', person: 'cy', fromMs: from + DAY_MS / 3, toMs: from + DAY_MS }],
      from,
      from + DAY_MS,
    );
    expect(filled).toMatchObject([{ person: 'ada' }, { person: 'cy', override: '1', layer: null }]);
  });

  it('tells who is on call now, until when, and who is next', () => {
    const shifts = resolveSchedule(
      { timeZone: 'UTC', layers: [layer({ rotation: 'weekly' })] },
      [],
      at('2026-03-27T09:00Z'),
      at('2026-04-24T09:00Z'),
    );
    expect(nowAndNext(shifts, at('2026-03-28T00:00Z'))).toMatchObject({
      now: { person: 'ada', toMs: at('2026-04-03T09:00Z') },
      next: { person: 'bob', fromMs: at('2026-04-03T09:00Z') },
    });
    expect(nowAndNext([], 0)).toEqual({ now: null, next: null });
  });
});

describe('a calendar feed', () => {
  it('has an event a shift, in UTC, with text escaped and lines folded', () => {
    const shifts = resolveSchedule(
      { timeZone: 'UTC', layers: [layer()] },
      [],
      at('2026-03-26T09:00Z'),
      at('2026-03-28T09:00Z'),
    );
    const feed = calendarFeed({
      id: 's1',
      name: 'Payments; night, and a very long name that does not end soon at all',
      shifts,
      nameOf: () => 'Ada Löwe',
      nowMs: 0,
    });
    expect(feed.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(feed).toContain('DTSTART:20260327T090000Z\r\n');
    expect(feed).toContain('Payments\\; night\\, and');
    for (const line of feed.split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  });
});
