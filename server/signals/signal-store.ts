import { systemPool } from '@/server/db/client';
import type { PipelinedStatement } from '@/server/db/pipelined-statements';
import { makeDayPartitions } from '@/server/db/sql/day-partitions';
import { GroupWriter } from '@/server/ingest/group-writer';
import type { SignalStore, Submission } from '@/server/ingest/submission';
import { noteServices } from '@/server/services/note-services';
import type { ProjectRow, SignalPart } from './signal-part';
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

function rowsByKind(submissions: readonly Submission<SignalPayload>[]): Rows {
  const rows: Rows = new Map();
  for (const { projectId, payload } of submissions) {
    for (const { records } of payload) {
      for (const { kind, row } of records) {
        const list = rows.get(kind);
        if (list === undefined) rows.set(kind, [{ projectId, row }]);
        else list.push({ projectId, row });
      }
    }
  }
  return rows;
}

function statements(submissions: readonly Submission<SignalPayload>[]): PipelinedStatement[] {
  const rows = rowsByKind(submissions);
  const named = KINDS.flatMap((kind) =>
    (rows.get(kind) ?? []).map(({ projectId, row }) => ({
      projectId,
      service: partOf(kind).service(row),
    })),
  );
  return [
    ...noteServices(named),
    ...KINDS.flatMap((kind) => {
      const found = rows.get(kind);
      return found === undefined ? [] : partOf(kind).statements(found);
    }),
  ];
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
  indexes: (payload) => payload.map(({ index }) => index),
  pick: (payload, positions) =>
    positions.flatMap((position) => {
      const record = payload[position];
      return record === undefined ? [] : [record];
    }),
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
