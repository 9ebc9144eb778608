import type { IncidentStep } from '@/domain/incidents/incident-words';
import type { ProjectTransaction } from '../db/client';

interface Tick {
  row: { projectId: string; id: string };
  step: IncidentStep;
  by: string;
  nowMs: number;
}

/** A step of the first ten minutes is done; who did it first stands. */
export async function tickStep(
  tx: ProjectTransaction,
  { row, step, by, nowMs }: Tick,
): Promise<void> {
  const { projectId, id: incidentId } = row;
  await tx.incidentStep.createMany({
    data: [{ projectId, incidentId, step, doneAt: new Date(nowMs), doneBy: by }],
    skipDuplicates: true,
  });
}
