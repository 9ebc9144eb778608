import type { LogRollup } from '@/domain/logs/log-rollup';
import type { Sighting } from '@/domain/services/sighting';
import { systemPool } from '@/server/db/client';
import type { PipelinedStatement } from '@/server/db/pipelined-statements';
import { copyLogEventsStatements } from '@/server/db/sql/copy-log-events';
import { makeDayPartitions } from '@/server/db/sql/day-partitions';
import { appendLogRollupsStatement } from '@/server/db/sql/store-log-rollups';
import { GroupWriter } from '@/server/ingest/group-writer';
import { SeriesLimiter } from '@/server/ingest/series-limiter';
import type { SignalStore, Submission } from '@/server/ingest/submission';
import { noteServicesSoon } from '../services/note-services-soon';
import { foldRollupsSoon } from './fold-rollups';
import type { LogPayload } from './log-payload';
import { pickLogRows } from './pick-log-rows';

const limiter = new SeriesLimiter();

function statements(submissions: readonly Submission<LogPayload>[]): PipelinedStatement[] {
  const copies = copyLogEventsStatements(submissions.map(({ payload }) => payload.rows));
  if (copies.length === 0) return [];
  const counts = [...rollupsByProject(submissions)].map(([projectId, rollup]) =>
    appendLogRollupsStatement({
      projectId,
      ...rollup.limitedRows((hour, kind, series) => limiter.admit(projectId, hour, kind, series)),
    }),
  );
  return [...copies, ...counts];
}

/** The submissions' own counts stay as they are: they may have to be stored once more. */
function rollupsByProject(submissions: readonly Submission<LogPayload>[]) {
  const rollups = new Map<string, LogRollup>();
  const merged = new Set<LogRollup>();
  for (const { projectId, payload } of submissions) {
    let rollup = rollups.get(projectId);
    if (rollup === undefined) {
      rollups.set(projectId, payload.rollup);
      continue;
    }
    if (!merged.has(rollup)) {
      rollup = rollup.copy();
      merged.add(rollup);
      rollups.set(projectId, rollup);
    }
    rollup.merge(payload.rollup);
  }
  return rollups;
}

/** Who wrote these lines, and where. */
function loggers(submissions: readonly Submission<LogPayload>[]): Sighting[] {
  return submissions.flatMap(({ projectId, payload }) =>
    payload.rollup.places().map((place) => ({ projectId, signal: 'logs', ...place })),
  );
}

const logStore: SignalStore<LogPayload> = {
  signal: 'logs',
  channel: 'candor_log',
  statements,
  indexes: (payload) => payload.rowIndexes,
  pick: pickLogRows,
  onStored: (submissions) => {
    foldRollupsSoon();
    noteServicesSoon(loggers(submissions));
  },
  makePartitions: async (submissions) => {
    const days = new Set(submissions.flatMap(({ payload }) => [...payload.days]));
    await makeDayPartitions(systemPool(), 'log_event', days);
  },
};

const globalStore = globalThis as typeof globalThis & { candorLogWriter?: GroupWriter<LogPayload> };

/** The process's one writer of logs; Next.js loads modules once a bundle, so it lives beside them. */
export function logWriter(): GroupWriter<LogPayload> {
  globalStore.candorLogWriter ??= new GroupWriter(logStore);
  return globalStore.candorLogWriter;
}
