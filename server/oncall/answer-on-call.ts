import { CHANNEL_KINDS } from '@/domain/notifications/channel';
import { nowAndNext } from '@/domain/oncall/now-and-next';
import { shiftsAround } from '@/domain/oncall/preview-shifts';
import type { Shift } from '@/domain/oncall/schedule';
import {
  type ListedPolicy,
  type ListedSchedule,
  type ListedShift,
  layerSchema,
  type OnCall,
  policySnapshotSchema,
} from '@/domain/oncall/schemas';
import { inProject, systemPool } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { selectChannels, selectPeople } from '../db/sql/notification-targets';
import { type ScheduleRow, selectSchedules, selectTeams } from '../db/sql/oncall';
import { listTeams } from './list-teams';

const DAY_MS = 86_400_000;

/** Who is on call now and next, and who will be; the policies, and everybody and everything that they may name. */
export async function answerOnCall(projectId: string): Promise<OnCall> {
  const nowMs = Math.floor(await databaseNow());
  const sinceMs = nowMs - 2 * DAY_MS;
  const people = await selectPeople(systemPool(), projectId);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const rows = await selectSchedules(systemPool(), { projectId, ids: null, sinceMs });
  const schedules = rows.map((row) => listSchedule(row, names, nowMs));
  const channels = await selectChannels(systemPool(), projectId);
  const labels = new Map([
    ...schedules.map(({ id, name }) => [id, name] as const),
    ...people.map(({ id, name }) => [id, name] as const),
    ...channels.map(({ id, name }) => [id, name] as const),
  ]);
  const policies = await inProject(projectId, (tx) =>
    tx.escalationPolicy.findMany({
      where: { projectId },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    }),
  );
  const listed = policies.flatMap((row): ListedPolicy[] => {
    const known = policySnapshotSchema.safeParse(row);
    if (!known.success) return [];
    const { steps, name, repeats } = known.data;
    const named = steps.map((step) => ({
      ...step,
      targets: step.targets.map((target) => ({
        ...target,
        label: labels.get(target.id) ?? 'no longer there',
      })),
    }));
    return [{ id: row.id, name, team: row.team, repeats, steps: named }];
  });
  const teams = await selectTeams(systemPool(), projectId);
  return {
    now: new Date(nowMs).toISOString(),
    schedules,
    policies: listed,
    teams: listTeams(teams, { policies: listed, schedules, people, channels }),
    people: people.map(({ id, name }) => ({ id, name })),
    channels: channels.flatMap(({ id, name, kind: word }) => {
      const kind = CHANNEL_KINDS.find((one) => one === word);
      return kind === undefined ? [] : [{ id, name, kind }];
    }),
  };
}

function listSchedule(
  row: ScheduleRow,
  names: ReadonlyMap<string, string>,
  nowMs: number,
): ListedSchedule {
  const { id, name, timeZone, overrides, hasFeed } = row;
  const known = layerSchema.array().safeParse(row.layers);
  const layers = known.success ? known.data : [];
  // One who has left is nobody: their turns are gaps until somebody mends the rotation.
  const present = (shift: Shift): Shift =>
    shift.person === null || names.has(shift.person)
      ? shift
      : { ...shift, person: null, layer: null, override: null };
  const shifts = shiftsAround({ timeZone, layers, overrides, nowMs }).map(present);
  const { now, next } = nowAndNext(shifts, nowMs);
  const list = (shift: Shift) => listShift(shift, names);
  return {
    id,
    name,
    timeZone,
    layers,
    hasFeed,
    overrides: overrides
      .filter((one) => one.toMs > nowMs)
      .map((one) => ({
        id: one.id,
        person: { id: one.person, name: names.get(one.person) ?? 'Somebody who has left' },
        from: new Date(one.fromMs).toISOString(),
        to: new Date(one.toMs).toISOString(),
        createdBy: one.createdBy,
      })),
    now: now === null ? null : list(now),
    next: next === null ? null : list(next),
    shifts: shifts.map(list),
  };
}

function listShift(shift: Shift, names: ReadonlyMap<string, string>): ListedShift {
  const { fromMs, toMs, person, layer, override } = shift;
  return {
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    person: person === null ? null : { id: person, name: names.get(person) ?? '' },
    layer,
    override,
  };
}
