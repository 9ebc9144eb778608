import { usualSeconds } from './count-coverage';
import { oldestDeadLetterAge } from './dead-letter-age';
import { judgeQueue } from './judge-queue';
import type { KnownQueue, QueueLetters, RecentSamples } from './known-queue';
import type { QueueState } from './queue-answer';
import { queueOfLetters, servedQueues } from './queue-families';
import { type ResolvedKind, resolveKind } from './queue-kind';
import { NEW_QUEUE, type QueueRecord } from './queue-record';
import { summariseQueue } from './summarise-queue';

interface Assembled {
  queues: readonly KnownQueue[];
  letters: readonly QueueLetters[];
  recent: ReadonlyMap<string, RecentSamples>;
  atMs: number;
}

/** A queue with what makes its state. */
interface Member {
  known: KnownQueue;
  kind: ResolvedKind;
  letters: QueueLetters[];
}

/** Every queue as it stands, those included that only dead letters tell of. */
export function assembleQueueStates(input: Assembled): QueueState[] {
  const { queues, letters, recent, atMs } = input;
  const members = membersOf(queues, letters);
  const served = servedQueues(
    members.map(({ known, kind }) => ({
      ...known,
      kind: kind.kind,
      deadLetterOf: kind.deadLetterOf,
    })),
  );
  const byId = new Map(members.map((member) => [member.known.id, member]));
  const holders = new Map<string, Member[]>();
  for (const [deadId, workId] of served) {
    const holder = byId.get(deadId);
    if (holder !== undefined) holders.set(workId, [...(holders.get(workId) ?? []), holder]);
  }
  // A letter may be told under the queue it failed in; where there is a queue for those, it lies there.
  for (const [workId, [holder]] of holders) {
    const work = byId.get(workId);
    if (work !== undefined && holder !== undefined) holder.letters.push(...work.letters.splice(0));
  }
  return members.map((member) =>
    stateOf(member, {
      recent: recent.get(member.known.id) ?? null,
      deadLetterOfId: served.get(member.known.id) ?? null,
      holders: holders.get(member.known.id) ?? [],
      atMs,
    }),
  );
}

/** The ids under which the dead letters of a queue are told: its own, those of the queue it serves, or that serve it. */
export function letterQueueIds(
  state: Pick<QueueState, 'id' | 'deadLetterOfId' | 'deadLetterQueues'>,
  { queues, letters }: Pick<Assembled, 'queues' | 'letters'>,
): string[] {
  const family = new Set([state.id, ...state.deadLetterQueues.map(({ id }) => id)]);
  if (state.deadLetterOfId !== null) family.add(state.deadLetterOfId);
  return letters.filter((one) => family.has(queueOfLetters(one, queues))).map(({ id }) => id);
}

function membersOf(queues: readonly KnownQueue[], letters: readonly QueueLetters[]): Member[] {
  const names = new Set(queues.map(({ queue }) => queue));
  const members = new Map<string, Member>(
    queues.map((known) => {
      const { toldKind, toldDeadLetterOf } = known.record;
      const { queue: name, decidedKind } = known;
      const kind = resolveKind({ name, toldKind, toldDeadLetterOf, decidedKind }, names);
      return [known.id, { known, kind, letters: [] }];
    }),
  );
  for (const one of letters) {
    const id = queueOfLetters(one, queues);
    const member = members.get(id);
    if (member !== undefined) member.letters.push(one);
    else members.set(id, lettersAlone(one));
  }
  return [...members.values()];
}

/** Dead letters of a queue that no sample tells of: that it holds some is all that is known. */
function lettersAlone(letters: QueueLetters): Member {
  const { id, queue, system, environment, service } = letters;
  return {
    known: { id, queue, system, environment, decidedKind: null, record: { ...NEW_QUEUE, service } },
    kind: { kind: 'dead_letter', source: 'sender', deadLetterOf: null },
    letters: [letters],
  };
}

function stateOf(
  { known, kind, letters: told }: Member,
  context: {
    recent: RecentSamples | null;
    deadLetterOfId: string | null;
    holders: readonly Member[];
    atMs: number;
  },
): QueueState {
  const { recent, deadLetterOfId, holders, atMs } = context;
  const { record } = known;
  const letters = sumLetters(told);
  const summary = summariseQueue(record, bucketsOf(recent));
  const age = kind.kind === 'dead_letter' ? deadAge(record, letters, atMs) : null;
  const verdict = judgeQueue({
    kind: kind.kind,
    summary,
    openLetters: letters.open,
    oldestSeconds: age?.seconds ?? null,
    sampleSeconds: record.rhythm.sampleSeconds,
    atMs,
  });
  const { lastSampleMs, ...figures } = summary;
  return {
    id: known.id,
    queue: known.queue,
    system: known.system,
    environment: known.environment,
    service: record.service ?? told.find(({ service }) => service !== null)?.service ?? null,
    kind: kind.kind,
    kindSource: kind.source,
    deadLetterOf: kind.deadLetterOf,
    deadLetterOfId,
    deadLetterQueues: holders.map(({ known: { id, queue, record: own } }) => ({
      id,
      queue,
      depth: own.levels.depth?.value ?? null,
    })),
    ...verdict,
    ...figures,
    oldestAgeSeconds: age?.seconds ?? summary.oldestAgeSeconds,
    oldestAgeIsExact: age?.isExact ?? true,
    samples: recent?.bucket.samples ?? 0,
    ratesSeconds: recent?.seconds ?? 0,
    lastSampleAt: isoOf(lastSampleMs),
    letters: {
      open: letters.open,
      told: letters.told,
      openGroups: letters.openGroups,
      lastFailedAt: isoOf(letters.lastFailedMs),
    },
  };
}

function bucketsOf(recent: RecentSamples | null) {
  if (recent === null) return [];
  const { bucket, firstDepth } = recent;
  const first = { ...bucket, depth: firstDepth };
  const counts = { enqueued: null, dequeued: null, failed: null, retried: null };
  return [{ ...first, ...counts }, bucket];
}

function deadAge(record: QueueRecord, letters: Sums, nowMs: number) {
  const { depth, oldestAgeSeconds: reported } = record.levels;
  const timeMs = reported?.atMs ?? depth?.atMs;
  const sample =
    timeMs === undefined
      ? null
      : { timeMs, depth: depth?.value ?? null, oldestAgeSeconds: reported?.value ?? null };
  const { open: count, oldestOpenMs: oldestMs, areExact } = letters;
  return oldestDeadLetterAge({ letters: { count, oldestMs, areExact }, sample, nowMs });
}

type Sums = Pick<QueueLetters, 'open' | 'told' | 'openGroups' | 'oldestOpenMs' | 'areExact'> & {
  lastFailedMs: number | null;
};

function sumLetters(told: readonly QueueLetters[]): Sums {
  const sum = (count: (one: QueueLetters) => number) =>
    told.reduce((total, one) => total + count(one), 0);
  const oldest = told.flatMap(({ oldestOpenMs }) => oldestOpenMs ?? []);
  return {
    open: sum(({ open }) => open),
    told: sum((one) => one.told),
    openGroups: sum(({ openGroups }) => openGroups),
    oldestOpenMs: oldest.length === 0 ? null : Math.min(...oldest),
    areExact: told.every(({ areExact }) => areExact),
    lastFailedMs: told.length === 0 ? null : Math.max(...told.map((one) => one.lastFailedMs)),
  };
}

function isoOf(timeMs: number | null): string | null {
  return timeMs === null ? null : new Date(timeMs).toISOString();
}

/** A queue as it stood at the end of a time that has passed: what the last samples of that time told. */
export function recordAsOf(record: QueueRecord, recent: RecentSamples | null): QueueRecord {
  const bucket = recent?.bucket;
  const atMs = bucket?.depth?.atMs ?? bucket?.bucketMs ?? 0;
  const level = (value: number | null | undefined) =>
    value === null || value === undefined ? {} : { value, atMs };
  const levels = {
    depth: bucket?.depth ?? {},
    inFlight: level(bucket?.inFlightMax),
    delayed: level(bucket?.delayedMax),
    oldestAgeSeconds: bucket?.depth?.value === 0 ? {} : level(bucket?.oldestAgeMax),
    consumers: level(bucket?.consumersMin),
  };
  return {
    ...record,
    lastSampleMs: bucket === undefined ? null : atMs,
    levels: Object.fromEntries(Object.entries(levels).filter(([, known]) => 'value' in known)),
  };
}

/** How often samples of these queues come, in seconds: no course is drawn finer than that. */
export function slowestRhythm(queues: readonly KnownQueue[]): number {
  const usual = queues.map(({ record }) => usualSeconds(record.rhythm.sampleSeconds) ?? 0);
  return Math.max(0, ...usual);
}
