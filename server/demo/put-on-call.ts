import type { ProjectContext } from '../context';
import { inProject, systemPool } from '../db/client';
import { selectAdmins } from '../db/sql/notification-targets';
import { createPolicy } from '../oncall/change-policies';
import { createSchedule } from '../oncall/change-schedules';

/** A rotation of the installation's own people and a policy that goes by it; no channel, so that nothing leaves the house. */
export async function putOnCall(ctx: ProjectContext): Promise<void> {
  const { projectId } = ctx;
  const people = await selectAdmins(systemPool(), projectId);
  const count = await inProject(projectId, (tx) =>
    tx.oncallSchedule.count({ where: { projectId } }),
  );
  if (people.length === 0 || count > 0) return;
  const { id } = await createSchedule({
    ctx,
    input: {
      name: 'Shop on-call',
      timeZone: 'Europe/Berlin',
      layers: [
        {
          name: 'Primary',
          people: people.map((person) => person.id),
          rotation: 'weekly',
          every: 1,
          startsOn: '2026-01-05',
          handOffAt: '09:00',
          hours: null,
        },
      ],
    },
  });
  await createPolicy({
    ctx,
    input: {
      name: 'Shop',
      team: null,
      steps: [{ afterMinutes: 0, targets: [{ kind: 'schedule', id }] }],
      repeats: 1,
    },
  });
}
