import { assembleQueueStates, recordAsOf } from '@/domain/queues/assemble-queue-states';
import type { KnownQueue, QueueLetters } from '@/domain/queues/known-queue';
import type { QueueState } from '@/domain/queues/queue-answer';
import { readInProject } from '../db/client';
import type { Queryable } from '../db/sql/bind';
import { readQueueLetters } from '../db/sql/read-dead-letters';
import { readLiveQueues } from '../db/sql/read-queues';
import { type QueueWindow, readQueueWindow } from './queue-window';
import { readRecentSamples } from './read-recent-samples';

/** A queue that told nothing for so long is no longer listed. */
const ALIVE_MS = 7 * 86_400_000;
export const MOST_QUEUES = 1_000;

interface ReadStates {
  queues: readonly KnownQueue[];
  letters: readonly QueueLetters[];
  states: QueueState[];
}

/** All queues as they stand at a moment, on a connection that is confined to the project already. */
export async function liveQueueStates(
  client: Queryable,
  projectId: string,
  window: QueueWindow,
): Promise<ReadStates> {
  const sinceMs = Math.min(window.fromMs, window.atMs - ALIVE_MS);
  const live = await readLiveQueues(client, { projectId, sinceMs, limit: MOST_QUEUES });
  const letters = await readQueueLetters(client, { projectId, queues: null, sinceMs });
  return statesOf(client, { projectId, queues: live, letters }, window);
}

/** These queues as they stand at a moment. */
export async function statesOf(
  client: Queryable,
  input: { projectId: string; queues: readonly KnownQueue[]; letters: readonly QueueLetters[] },
  window: QueueWindow,
): Promise<ReadStates> {
  const { projectId, letters } = input;
  const ids = input.queues.map(({ id }) => id);
  const recent = await readRecentSamples(client, projectId, ids, window);
  const queues = window.isPast
    ? input.queues.map((queue) => ({
        ...queue,
        record: recordAsOf(queue.record, recent.get(queue.id) ?? null),
      }))
    : input.queues;
  const states = assembleQueueStates({ queues, letters, recent, atMs: window.atMs });
  return { queues, letters, states };
}

/** How each queue of a project stands now: its health and why, its figures. For the overview and for rules. */
export async function readQueueStates(projectId: string): Promise<QueueState[]> {
  const window = await readQueueWindow({});
  return readInProject(
    projectId,
    async (client) => (await liveQueueStates(client, projectId, window)).states,
  );
}
