import { letterQueueIds, slowestRhythm } from '@/domain/queues/assemble-queue-states';
import { proposeDeadLetter } from '@/domain/queues/propose-dead-letter';
import type { LetterGroup, QueueDetail, QueueState } from '@/domain/queues/queue-answer';
import type { QueuesParams } from '@/domain/queues/queue-params';
import { queueSeries } from '@/domain/queues/queue-series';
import { readInProject } from '../db/client';
import type { Queryable } from '../db/sql/bind';
import {
  readDeaths,
  readFirstTold,
  readLetterGroups,
  readQueueLetters,
  type StoredGroup,
} from '../db/sql/read-dead-letters';
import {
  readQueueBuckets,
  readQueueName,
  readQueuesNamed,
  readQueuesServing,
} from '../db/sql/read-queues';
import { ServiceError } from '../errors';
import { type QueueWindow, queueSteps, readQueueWindow } from './queue-window';
import { statesOf } from './read-queue-states';

const MOST_GROUPS = 200;
const SERIES_STEPS = 240;

/** One queue: its state, its course and its dead letters by group. @throws ServiceError not_found */
export async function answerQueue(
  projectId: string,
  id: string,
  params: QueuesParams,
): Promise<QueueDetail> {
  const window = await readQueueWindow(params);
  return readInProject(projectId, async (client) => {
    const { state, letterIds, leastSeconds } = await readFamily(client, { projectId, id }, window);
    const series = await readSeries(client, { projectId, state, letterIds, leastSeconds }, window);
    const groups = await readLetterGroups(client, {
      projectId,
      queueIds: letterIds,
      limit: MOST_GROUPS,
    });
    return {
      from: new Date(window.fromMs).toISOString(),
      to: new Date(window.toMs).toISOString(),
      at: new Date(window.atMs).toISOString(),
      queue: state,
      series,
      groups: groups.map(groupOf),
      groupsLeftOut: Math.max(0, Number(groups[0]?.groups ?? 0) - groups.length),
    };
  });
}

/** A queue with those whose dead letters it has, or that have its own. */
async function readFamily(
  client: Queryable,
  { projectId, id }: { projectId: string; id: string },
  window: QueueWindow,
) {
  const name = await readQueueName(client, projectId, id);
  if (name === null) {
    throw new ServiceError('not_found', 'There is no such queue here.', {
      hint: 'It may belong to another project. The list of queues has all that have told something.',
    });
  }
  const same = await readQueuesNamed(client, projectId, [name]);
  const served = same.flatMap(({ record }) => record.toldDeadLetterOf ?? []);
  const proposed = proposeDeadLetter(name)?.of ?? null;
  const named = [...new Set([...served, ...(proposed === null ? [] : [proposed])])];
  const queues = [
    ...same,
    ...(await readQueuesNamed(
      client,
      projectId,
      named.filter((one) => one !== name),
    )),
    ...(await readQueuesServing(client, projectId, name)),
  ];
  const unique = [...new Map(queues.map((queue) => [queue.id, queue])).values()];
  const names = [...new Set([name, ...unique.map(({ queue }) => queue)])];
  const told = await readQueueLetters(client, { projectId, queues: names, sinceMs: 0 });
  const read = await statesOf(client, { projectId, queues: unique, letters: told }, window);
  // Letters without a system of their own may lie in a queue that has one.
  const owner = read.states.find((state) => state.id === id) ?? ownerOf(read.states, id, read);
  if (owner === undefined) throw new ServiceError('not_found', 'There is no such queue here.');
  return {
    state: owner,
    letterIds: letterQueueIds(owner, read),
    leastSeconds: slowestRhythm(unique.filter((queue) => queue.id === owner.id)),
  };
}

function ownerOf(
  states: readonly QueueState[],
  lettersId: string,
  read: Parameters<typeof letterQueueIds>[1],
): QueueState | undefined {
  return states.find((state) => letterQueueIds(state, read).includes(lettersId));
}

async function readSeries(
  client: Queryable,
  input: {
    projectId: string;
    state: QueueState;
    letterIds: readonly string[];
    leastSeconds: number;
  },
  window: QueueWindow,
) {
  const { projectId, state, letterIds, leastSeconds } = input;
  const { fromMs, toMs, nowMs } = window;
  const { stepMs, table } = queueSteps(window, { most: SERIES_STEPS, leastSeconds });
  const firstStepMs = Math.floor(fromMs / stepMs) * stepMs;
  const range = { projectId, fromMs: firstStepMs, toMs, stepMs };
  const buckets = await readQueueBuckets(client, { ...range, queueIds: [state.id], table });
  const deaths = await readDeaths(client, {
    ...range,
    queueIds: letterIds,
    table: table === 'queue_rollup_hour' ? 'dead_letter_rollup_hour' : 'dead_letter_rollup_minute',
  });
  return queueSeries({
    fromMs,
    toMs,
    stepMs,
    buckets: buckets.map(({ bucket }) => bucket),
    deaths,
    firstToldMs: await readFirstTold(client, projectId, letterIds),
    nowMs,
  });
}

function groupOf(row: StoredGroup): LetterGroup {
  return {
    id: row.id,
    queue: row.queue,
    service: row.service,
    errorType: row.error_type,
    error: row.error ?? '',
    producerVersion: row.producer_version,
    count: Number(row.count),
    open: Number(row.open_count),
    firstFailedAt: row.first_failed_at.toISOString(),
    lastFailedAt: row.last_failed_at.toISOString(),
    oldestOpenAt: row.oldest_open_at?.toISOString() ?? null,
    ownerId: row.owner_id,
    ownerName: row.owner_name,
    handledAt: row.handled_at?.toISOString() ?? null,
    handledBy: row.handled_by,
    handledNote: row.handled_note,
  };
}
