import type { TileEvidence } from '@/domain/overview/make-tiles';
import type { QueueState } from '@/domain/queues/queue-answer';
import { usualHours, usualOf } from '@/domain/services/usual';
import { readInProject } from '../db/client';
import { readQueueHours } from '../db/sql/service-health';

/** What queues hold and work off at this time of day as a rule. */
export async function readUsualQueues(
  projectId: string,
  input: { queues: readonly QueueState[]; critical: readonly QueueState[]; nowMs: number },
): Promise<TileEvidence['usual']> {
  const hours = usualHours(input.nowMs);
  const idsOf = (queues: readonly QueueState[]) => queues.map(({ id }) => id);
  const wanted = {
    work: idsOf(input.queues.filter(({ kind }) => kind === 'work')),
    dead: idsOf(input.queues.filter(({ kind }) => kind === 'dead_letter')),
    critical: idsOf(input.critical),
  };
  const rows =
    input.queues.length === 0
      ? []
      : await readInProject(projectId, (client) => readQueueHours(client, wanted, hours));
  const usual = (value: (row: (typeof rows)[number]) => number | null) =>
    usualOf(
      hours.map((hour) => {
        const row = rows.find(({ hourMs }) => hourMs === hour);
        return row === undefined ? null : value(row);
      }),
    );
  return {
    workPerSecond: usual(({ servicePerSecond }) => servicePerSecond),
    backlog: usual(({ depth }) => depth),
    deadLetters: usual(({ deadLetters }) => deadLetters),
  };
}
