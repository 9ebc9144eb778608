import {
  type GroupChange,
  groupDeadLetters,
  OTHER_ERRORS,
} from '@/domain/queues/group-dead-letters';
import { HOUR_MS, MINUTE_MS } from '@/domain/queues/queue-rollup';
import type { DeadLetter } from '@/domain/queues/queue-sample';
import type { DatabaseClient } from '@/server/db/client';
import { hashUuid } from '@/server/db/hash-uuid';
import type { PipelinedStatement } from '@/server/db/pipelined-statements';
import {
  type FoundLetter,
  findGroupKeys,
  findLetters,
  letterLockKey,
  lockLetters,
} from '@/server/db/sql/dead-letter-state';
import {
  countDeathsStatement,
  type DeathRow,
  type GroupRow,
  type LetterRow,
  recountGroupsStatement,
  storeGroupsStatement,
  storeLettersStatement,
} from '@/server/db/sql/store-dead-letters';
import type { RequestRows, ResolvedRows } from '@/server/signals/signal-part';
import { queueId } from './resolve-queue-samples';

interface ToldQueue {
  projectId: string;
  queueId: string;
  letters: DeadLetter[];
}

/**
 * Keeps dead letters, each message once, and what their groups count. Whether a message is new, and what it was before,
 * is read under a lock on its queue's letters.
 */
export async function resolveDeadLetters(
  client: DatabaseClient,
  requests: readonly RequestRows<DeadLetter>[],
): Promise<ResolvedRows> {
  const queues = toldQueues(requests);
  if (queues.length === 0) return { records: [], statements: [] };
  await lockLetters(
    client,
    queues.map((one) => letterLockKey(one.projectId, one.queueId)),
  );
  const found = await findLetters(
    client,
    queues.flatMap(({ letters, ...place }) =>
      [...new Set(letters.map(({ messageId }) => messageId))].map((messageId) => ({
        ...place,
        messageId,
      })),
    ),
  );
  const knownOf = new Map<string, FoundLetter[]>();
  for (const one of found) {
    const key = `${one.projectId} ${one.queueId}`;
    knownOf.set(key, [...(knownOf.get(key) ?? []), one]);
  }
  const groupsOf = await findGroupKeys(client, queues);
  const plan = new Plan();
  for (const queue of queues) {
    const key = `${queue.projectId} ${queue.queueId}`;
    plan.add(queue, knownOf.get(key) ?? [], groupsOf.get(key) ?? new Set());
  }
  return { records: [], statements: plan.statements() };
}

/** In the order in which every writer takes them. */
function toldQueues(requests: readonly RequestRows<DeadLetter>[]): ToldQueue[] {
  const queues = new Map<string, ToldQueue>();
  for (const { projectId, rows } of requests) {
    for (const letter of rows) {
      const id = queueId(letter);
      const key = `${projectId} ${id}`;
      const one = queues.get(key) ?? { projectId, queueId: id, letters: [] };
      one.letters.push(letter);
      queues.set(key, one);
    }
  }
  return [...queues.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

class Plan {
  private readonly letters: LetterRow[] = [];
  private readonly groups: GroupRow[] = [];
  private readonly left: { projectId: string; id: string }[] = [];
  private readonly minutes = new Map<string, DeathRow>();
  private readonly hours = new Map<string, DeathRow>();

  add(queue: ToldQueue, found: readonly FoundLetter[], groupKeys: ReadonlySet<string>): void {
    const known = new Map<string, FoundLetter>(found.map((one) => [one.letter.messageId, one]));
    const changes = groupDeadLetters(queue.letters, known, groupKeys);
    const place = { projectId: queue.projectId, queueId: queue.queueId };
    const idOf = (key: string) => hashUuid(`${queue.queueId} ${key}`);
    for (const [messageId, { letter, groupKey, isOpen }] of changes.letters) {
      const handledAt = isOpen ? null : (known.get(messageId)?.handledAt ?? null);
      this.letters.push({ ...place, groupId: idOf(groupKey), letter, handledAt });
    }
    for (const change of changes.groups.values()) {
      this.groups.push({ ...place, id: idOf(change.key), ...groupRow(change) });
    }
    for (const key of changes.left) {
      this.left.push({ projectId: queue.projectId, id: idOf(key) });
    }
    for (const timeMs of changes.deaths) {
      count(this.minutes, { ...place, timeMs, widthMs: MINUTE_MS });
      count(this.hours, { ...place, timeMs, widthMs: HOUR_MS });
    }
  }

  statements(): PipelinedStatement[] {
    return [
      storeLettersStatement(this.letters),
      storeGroupsStatement(this.groups),
      ...(this.left.length === 0 ? [] : [recountGroupsStatement(this.left)]),
      ...(this.minutes.size === 0
        ? []
        : [
            countDeathsStatement('dead_letter_rollup_minute', sorted(this.minutes)),
            countDeathsStatement('dead_letter_rollup_hour', sorted(this.hours)),
          ]),
    ];
  }
}

function groupRow({ key, sample, oldestOpenMs, ...change }: GroupChange) {
  const isOther = key === OTHER_ERRORS;
  return {
    ...change,
    fingerprint: isOther ? OTHER_ERRORS : sample.fingerprint,
    sample: isOther ? { ...sample, producerVersion: null, errorType: null } : sample,
    oldestOpenMs: Number.isFinite(oldestOpenMs) ? oldestOpenMs : null,
  };
}

function count(
  rows: Map<string, DeathRow>,
  death: { projectId: string; queueId: string; timeMs: number; widthMs: number },
): void {
  const { projectId, queueId: id, timeMs, widthMs } = death;
  const bucketMs = Math.floor(timeMs / widthMs) * widthMs;
  const key = `${projectId} ${id} ${bucketMs}`;
  const row = rows.get(key) ?? { projectId, queueId: id, bucketMs, count: 0 };
  row.count += 1;
  rows.set(key, row);
}

function sorted(rows: Map<string, DeathRow>): DeathRow[] {
  return [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
