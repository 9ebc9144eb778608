import type { SentSignal, Sighting } from '@/domain/services/sighting';
import { type DatabaseClient, systemPool } from '@/server/db/client';
import type { PipelinedStatement } from '@/server/db/pipelined-statements';
import { makeDayPartitions } from '@/server/db/sql/day-partitions';
import { GroupWriter } from '@/server/ingest/group-writer';
import type { SignalStore, Submission } from '@/server/ingest/submission';
import { noteServices, rememberServices } from '@/server/services/note-services';
import type { ProjectRow, RequestRows, SignalPart } from './signal-part';
import { SIGNAL_PARTS } from './signal-parts';
import type { SignalKind, SignalRecord } from './signal-record';

/** What became of each record of a request, in order: its index there, and the rows that it told. */
export type SignalPayload = readonly { index: number; records: readonly SignalRecord[] }[];

type Rows = Map<SignalKind, ProjectRow<unknown>[]>;

const KINDS = Object.keys(SIGNAL_PARTS) as SignalKind[];

/** The part of a kind takes that kind's rows; said in one place, since the compiler cannot follow it through a map. */
function partOf(kind: SignalKind): SignalPart<unknown> {
  return SIGNAL_PARTS[kind] as SignalPart<unknown>;
}

function add<Item>(lists: Map<SignalKind, Item[]>, kind: SignalKind, item: Item): void {
  const list = lists.get(kind);
  if (list === undefined) lists.set(kind, [item]);
  else list.push(item);
}

function rowsByKind(submissions: readonly Submission<SignalPayload>[]): Rows {
  const rows: Rows = new Map();
  for (const { projectId, payload } of submissions) {
    for (const { records } of payload) {
      for (const { kind, row } of records) add(rows, kind, { projectId, row });
    }
  }
  return rows;
}

function statementsOf(rows: Rows): PipelinedStatement[] {
  return KINDS.flatMap((kind) => {
    const found = rows.get(kind);
    const part = partOf(kind);
    return found === undefined || !('statements' in part) ? [] : part.statements(found);
  });
}

/** What a service is heard of by that sends rows of a kind. */
const SENT_BY: Readonly<Record<SignalKind, SentSignal>> = {
  metric_point: 'metrics',
  queue_sample: 'queues',
  dead_letter: 'queues',
  breaker_transition: 'breakers',
  breaker_sample: 'breakers',
  concurrency_limit: 'breakers',
  deployment: 'delivery',
  span: 'traces',
  inference: 'ai',
  verdict: 'ai',
  evaluation: 'ai',
};

/** The services which these rows name, and where they ran. */
function servicesOf(rows: Rows): Sighting[] {
  return KINDS.flatMap((kind) => {
    const { service, place } = partOf(kind);
    const signal = SENT_BY[kind];
    return (rows.get(kind) ?? []).map(({ projectId, row }) => ({
      projectId,
      service: service(row),
      signal,
      environment: null,
      ...place?.(row),
    }));
  });
}

function statements(submissions: readonly Submission<SignalPayload>[]): PipelinedStatement[] {
  const rows = rowsByKind(submissions);
  return [...noteServices(servicesOf(rows)), ...statementsOf(rows)];
}

/** Has the kinds that need it compared with what is stored; null when there are none among these. */
function prepare(
  submissions: readonly Submission<SignalPayload>[],
): ((client: DatabaseClient) => Promise<PipelinedStatement[]>) | null {
  const rows = rowsByKind(submissions);
  if (!KINDS.some((kind) => rows.has(kind) && 'resolve' in partOf(kind))) return null;
  return async (client) => {
    const stored: Rows = new Map([...rows].map(([kind, list]) => [kind, [...list]]));
    const own: PipelinedStatement[] = [];
    // A kind comes after those whose rows turn out to be of it.
    for (const kind of KINDS) {
      const part = partOf(kind);
      if (!('resolve' in part) || !stored.has(kind)) continue;
      const told = toldBy(stored, rows, kind);
      const resolved = await part.resolve(client, [...requestsOf(submissions, kind), ...told]);
      own.push(...resolved.statements);
      for (const { projectId, record } of resolved.records) {
        add(stored, record.kind, { projectId, row: record.row });
      }
    }
    return [...noteServices(servicesOf(rows)), ...own, ...statementsOf(stored)];
  };
}

/** The rows of a kind that no request held: records of another kind turned out to be these. */
function toldBy(stored: Rows, received: Rows, kind: SignalKind): RequestRows<unknown>[] {
  const own = received.get(kind)?.length ?? 0;
  return (stored.get(kind) ?? [])
    .slice(own)
    .map(({ projectId, row }) => ({ projectId, rows: [row] }));
}

/** Request by request, since what one sender told together belongs together. */
function requestsOf(
  submissions: readonly Submission<SignalPayload>[],
  kind: SignalKind,
): { projectId: string; rows: unknown[] }[] {
  return submissions.map(({ projectId, payload }) => ({
    projectId,
    rows: payload.flatMap(({ records }) =>
      records.flatMap((record) => (record.kind === kind ? [record.row] : [])),
    ),
  }));
}

async function makePartitions(submissions: readonly Submission<SignalPayload>[]): Promise<void> {
  for (const [kind, rows] of rowsByKind(submissions)) {
    const { partitioned, timeMs } = partOf(kind);
    const days = new Set(rows.map(({ row }) => new Date(timeMs(row)).toISOString().slice(0, 10)));
    for (const table of partitioned) await makeDayPartitions(systemPool(), table, days);
  }
}

const signalStore: SignalStore<SignalPayload> = {
  signal: 'signals',
  channel: 'candor_signal',
  statements,
  prepare,
  indexes: (payload) => payload.map(({ index }) => index),
  pick: (payload, positions) =>
    positions.flatMap((position) => {
      const record = payload[position];
      return record === undefined ? [] : [record];
    }),
  onStored: (submissions) => rememberServices(servicesOf(rowsByKind(submissions))),
  kinds: (payload) => payload.flatMap(({ records }) => records.map(({ kind }) => kind)),
  makePartitions,
};

const globalStore = globalThis as typeof globalThis & {
  candorSignalWriter?: GroupWriter<SignalPayload>;
};

/** The process's one writer of signals; Next.js loads modules once a bundle, so it lives beside them. */
export function signalWriter(): GroupWriter<SignalPayload> {
  globalStore.candorSignalWriter ??= new GroupWriter(signalStore);
  return globalStore.candorSignalWriter;
}
