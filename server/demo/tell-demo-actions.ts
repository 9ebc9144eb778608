import { createActionSchema } from '@/domain/actions/schemas';
import { listPeople } from '../access/list-people';
import { createAction } from '../actions/create-action';
import { judgeActions } from '../actions/judge-actions';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { databaseNow } from '../db/database-clock';

const DAY_MS = 86_400_000;

/** What follows from the demo's incident: done by what the telemetry shows, waiting for it, overdue, and in time. */
export async function tellDemoActions(ctx: ProjectContext): Promise<void> {
  const { projectId } = ctx;
  const [count, postmortem] = await inProject(projectId, async (tx) => [
    await tx.actionItem.count({ where: { projectId } }),
    await tx.postmortem.findFirst({
      where: { projectId, incidentId: { not: null } },
      orderBy: { createdAt: 'asc' },
      select: { id: true, incidentId: true },
    }),
  ]);
  if (count > 0 || postmortem === null) return;
  const nowMs = await databaseNow();
  const dayIn = (days: number) => new Date(nowMs + days * DAY_MS).toISOString().slice(0, 10);
  const [owner] = await listPeople(projectId);
  const mara = { ...ctx, actor: { ...ctx.actor, name: 'Mara Lind' } };
  const from = {
    ownerId: owner?.id ?? null,
    incidentId: postmortem.incidentId,
    postmortemId: postmortem.id,
  };
  const actions = [
    {
      title: 'A rule watches the dead letters of captures',
      kind: 'detect',
      priority: 'high',
      dueOn: dayIn(2),
      check: { kind: 'rule_exists', signal: 'dead_letters' },
    },
    {
      title: 'The size of the connection pool is shown in the release’s own review',
      kind: 'prevent',
      priority: 'high',
      dueOn: dayIn(-1),
    },
    {
      title: 'No capture is given up for a week',
      kind: 'prevent',
      priority: 'medium',
      dueOn: dayIn(12),
      check: { kind: 'queue_empty', queue: 'payments.capture.dlq', days: 7 },
    },
    {
      title: 'Waiting for a connection ends after 2 seconds, and counts as a failure',
      kind: 'mitigate',
      priority: 'medium',
      dueOn: dayIn(9),
    },
  ];
  for (const action of actions)
    await createAction({ ctx: mara, input: createActionSchema.parse({ ...action, ...from }) });
  await judgeActions();
}
