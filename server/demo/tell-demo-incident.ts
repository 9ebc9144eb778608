import { MINUTE_MS, RELEASE_COURSE, releaseStart } from '@/domain/demo/story-times';
import { declareIncidentSchema } from '@/domain/incidents/schemas';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { addNote } from '../incidents/add-note';
import { assignRole } from '../incidents/assign-role';
import { changeStatus } from '../incidents/change-incident';
import { confirmCause } from '../incidents/confirm-cause';
import { declareIncident } from '../incidents/declare-incident';
import { setStep } from '../incidents/set-step';

const COMMANDER = 'Mara Lind';
const OPERATIONS = 'Jonas Weber';

/** The incident that the bad release made, as the shop's people ran it: from the breaker that opened to the roll-back. */
export async function tellDemoIncident(ctx: ProjectContext, anchorMs: number): Promise<void> {
  const { projectId } = ctx;
  const count = await inProject(projectId, (tx) => tx.incident.count({ where: { projectId } }));
  if (count > 0) return;
  const releasedMs = releaseStart(0, anchorMs);
  const openedMs = releasedMs + RELEASE_COURSE.breakerOpensMs;
  const rolledBackMs = releasedMs + RELEASE_COURSE.rolledBackMs;
  const as = (name: string): ProjectContext => ({ ...ctx, actor: { ...ctx.actor, name } });
  const [mara, jonas] = [as(COMMANDER), as(OPERATIONS)];
  const { id } = await declareIncident({
    ctx: mara,
    atMs: openedMs + 6 * MINUTE_MS,
    input: declareIncidentSchema.parse({
      title: 'Orders are taken, but their payments are not captured',
      severity: 'SEV2',
      services: ['payments', 'checkout'],
      environment: 'production',
      impact: 'Customers wait for a confirmation; no money has moved twice.',
      startedAt: new Date(releasedMs + 12 * MINUTE_MS).toISOString(),
      commander: COMMANDER,
    }),
  });
  const run = { ctx: mara, id };
  const told = (minutes: number) => openedMs + minutes * MINUTE_MS;
  await assignRole({
    ...run,
    atMs: told(8),
    input: { role: 'operations', name: OPERATIONS },
  });
  await setStep({ ...run, atMs: told(9), input: { step: 'severity', isDone: true } });
  await changeStatus({
    ...run,
    atMs: told(12),
    input: {
      status: 'investigating',
      text: 'Payments with Northbank are not captured since the breaker opened. Orders are kept, none is lost. More in 30 minutes.',
    },
  });
  await addNote({
    ctx: jonas,
    id,
    input: {
      at: told(21),
      text: 'All connections of the pool to the provider are in use; it was smaller since the release.',
    },
  });
  await setStep({ ...run, atMs: told(26), input: { step: 'changes', isDone: true } });
  await changeStatus({ ...run, atMs: told(31), input: { status: 'identified' } });
  await setStep({
    ctx: jonas,
    id,
    atMs: rolledBackMs - 8 * MINUTE_MS,
    input: { step: 'decision', isDone: true },
  });
  await changeStatus({
    ...run,
    atMs: rolledBackMs + 3 * MINUTE_MS,
    input: {
      status: 'monitoring',
      text: 'Rolled back: payments are captured again. What was given up is being sent once more.',
    },
  });
  const over = await changeStatus({
    ...run,
    atMs: releasedMs + RELEASE_COURSE.redrivenMs,
    input: { status: 'resolved', text: 'Every order has its payment. A postmortem follows.' },
  });
  const cause = over.suspectedChanges.find(({ service }) => service === 'payments');
  if (cause === undefined) return;
  await confirmCause({
    ctx: jonas,
    id,
    atMs: releasedMs + RELEASE_COURSE.redrivenMs + 5 * MINUTE_MS,
    input: { ref: cause.ref, isConfirmed: true },
  });
}
