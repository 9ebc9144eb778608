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

/** All queues as they stand at a moment, or those of a service, on a connection that is confined to the project already. */
export async function liveQueueStates(
  client: Queryable,
  projectId: string,
  window: QueueWindow,
  service?: string,
): Promise<ReadStates> {
  const sinceMs = Math.min(window.fromMs, window.atMs - ALIVE_MS);
  const live = await readLiveQueues(client, { projectId, sinceMs, limit: MOST_QUEUES });
  const letters = await readQueueLetters(client, { projectId, queues: null, sinceMs });
  const read = await statesOf(client, { projectId, queues: live, letters, service }, window);
  if (service === undefined) return read;
  return { ...read, states: read.states.filter((one) => one.service === service) };
}

/** These queues as they stand at a moment; where a `service` is named, the rates of its queues alone are known. */
export async function statesOf(
  client: Queryable,
  input: {
    projectId: string;
    queues: readonly KnownQueue[];
    letters: readonly QueueLetters[];
    service?: string | undefined;
  },
  window: QueueWindow,
): Promise<ReadStates> {
  const { projectId, letters, service } = input;
  // A queue that names no service may have it from its letters; how one stood in the past its samples alone tell.
  const isWanted = ({ record }: KnownQueue) =>
    service === undefined || window.isPast || (record.service ?? service) === service;
  const ids = input.queues.filter(isWanted).map(({ id }) => id);
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
