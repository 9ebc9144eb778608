import { calendarFeed } from '@/domain/oncall/calendar-feed';
import { resolveSchedule } from '@/domain/oncall/resolve-schedule';
import { layerSchema } from '@/domain/oncall/schemas';
import { systemPool } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { selectPeople } from '../db/sql/notification-targets';
import { selectSchedules } from '../db/sql/oncall';
import { noSuchSchedule } from './change-schedules';

const DAY_MS = 86_400_000;
const DAYS_BACK = 14;
const DAYS_AHEAD = 90;

/** A schedule as an iCalendar file. @throws ServiceError not_found */
export async function readCalendar(projectId: string, id: string): Promise<string> {
  const nowMs = Math.floor(await databaseNow());
  const fromMs = nowMs - DAYS_BACK * DAY_MS;
  const asked = { projectId, ids: [id], sinceMs: fromMs };
  const [schedule] = await selectSchedules(systemPool(), asked);
  if (schedule === undefined) throw noSuchSchedule();
  const { name, timeZone, overrides } = schedule;
  const people = await selectPeople(systemPool(), projectId);
  const names = new Map(people.map((person) => [person.id, person.name]));
  const layers = layerSchema.array().parse(schedule.layers);
  const shifts = resolveSchedule(
    { timeZone, layers },
    overrides,
    fromMs,
    nowMs + DAYS_AHEAD * DAY_MS,
  );
  const there = shifts.filter(({ person }) => person !== null && names.has(person));
  return calendarFeed({ id, name, shifts: there, nameOf: (one) => names.get(one) ?? '', nowMs });
}
