import {
  overrideInputSchema,
  policyInputSchema,
  scheduleInputSchema,
  teamInputSchema,
} from '@/domain/oncall/schemas';
import type { ProjectContext } from '@/server/context';
import { addOverride } from '@/server/oncall/change-overrides';
import { createPolicy } from '@/server/oncall/change-policies';
import { createSchedule } from '@/server/oncall/change-schedules';
import { createTeam } from '@/server/oncall/change-teams';

/** Two schedules, one of them with an override and named by a policy. */
export async function writeOnCall({
  ctx,
  marker,
  userId,
}: {
  ctx: ProjectContext;
  marker: string;
  userId: string;
}) {
  const layers = [{ name: marker, people: [userId], rotation: 'daily', startsOn: '2026-11-01' }];
  const input = scheduleInputSchema.parse({ name: marker, timeZone: 'UTC', layers });
  const { id: scheduleId } = await createSchedule({ ctx, input });
  const { id: spareScheduleId } = await createSchedule({ ctx, input });
  const fromMs = Date.now();
  const { id: overrideId } = await addOverride({
    ctx,
    id: scheduleId,
    input: overrideInputSchema.parse({
      person: userId,
      from: new Date(fromMs).toISOString(),
      to: new Date(fromMs + 3_600_000).toISOString(),
    }),
  });
  const { id: policyId } = await createPolicy({
    ctx,
    input: policyInputSchema.parse({
      name: marker,
      steps: [{ afterMinutes: 0, targets: [{ kind: 'schedule', id: scheduleId }] }],
    }),
  });
  const team = teamInputSchema.parse({ name: `${marker} team`, people: [userId] });
  const { id: teamId } = await createTeam({ ctx, input: team });
  return { scheduleId, spareScheduleId, overrideId, policyId, teamId };
}
