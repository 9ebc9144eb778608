import { createHash } from 'node:crypto';
import type { TileEvidence } from '@/domain/overview/make-tiles';
import type { QueueState } from '@/domain/queues/queue-answer';
import { usualHours, usualOf } from '@/domain/services/usual';
import { readInProject } from '../db/client';
import { type QueueHour, readQueueHours } from '../db/sql/service-health';
import { keepUsual } from '../services/kept-usual';

/** What queues hold and work off at this time of day as a rule. */
export async function readUsualQueues(
  projectId: string,
  input: { queues: readonly QueueState[]; critical: readonly QueueState[]; nowMs: number },
): Promise<TileEvidence['usual']> {
  if (input.queues.length === 0) return usualOfHours([], []);
  const idsOf = (queues: readonly QueueState[]) => queues.map(({ id }) => id).sort();
  const wanted = {
    work: idsOf(input.queues.filter(({ kind }) => kind === 'work')),
    dead: idsOf(input.queues.filter(({ kind }) => kind === 'dead_letter')),
    critical: idsOf(input.critical),
  };
  const which = createHash('sha256').update(JSON.stringify(wanted)).digest('base64');
  return keepUsual(`queues ${projectId} ${which}`, input.nowMs, async (minuteMs) => {
    const hours = usualHours(minuteMs);
    const rows = await readInProject(projectId, (client) => readQueueHours(client, wanted, hours));
    return usualOfHours(rows, hours);
  });
}

function usualOfHours(rows: readonly QueueHour[], hours: readonly number[]): TileEvidence['usual'] {
  const usual = (value: (row: QueueHour) => number | null) =>
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
