import type { BreakerSample } from '@/domain/breakers/breaker';
import { BreakerRollup } from '@/domain/breakers/breaker-rollup';
import {
  inferTransitionsStatement,
  insertBreakerSamplesStatement,
  noteBreakersStatements,
  storeBreakerReadingsStatement,
  storeBreakerRollupsStatements,
} from '@/server/db/sql/store-breakers';
import type { ProjectRow, SignalPart } from '@/server/signals/signal-part';
import { breakerIdOf } from './breaker-id';
import { lastOfEachInstance } from './breaker-instances';

export const breakerSamplePart: SignalPart<BreakerSample> = {
  partitioned: ['breaker_sample'],
  timeMs: (row) => row.timeMs,
  service: (row) => row.service,
  place: ({ environment }) => ({ environment }),
  statements: (rows: readonly ProjectRow<BreakerSample>[]) => {
    const told = rows.map((one) => ({ ...one, breakerId: breakerIdOf(one.row) }));
    const rollup = new BreakerRollup();
    for (const { projectId, breakerId, row } of told) {
      rollup.add({ projectId, breakerId, sample: row });
    }
    const withState = told.filter(({ row }) => row.state !== null);
    return [
      ...noteBreakersStatements(told),
      insertBreakerSamplesStatement(told),
      ...storeBreakerRollupsStatements(rollup),
      ...(withState.length === 0 ? [] : [inferTransitionsStatement(withState)]),
      storeBreakerReadingsStatement(lastOfEachInstance(told, byTime)),
    ];
  },
};

function byTime(samples: readonly BreakerSample[]): BreakerSample[] {
  return [...samples].sort((a, b) => a.timeMs - b.timeMs);
}
