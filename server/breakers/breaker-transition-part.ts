import type { BreakerTransition } from '@/domain/breakers/breaker';
import { inOrder } from '@/domain/breakers/state-timeline';
import {
  noteBreakersStatements,
  storeInstanceStatesStatement,
  storeTransitionsStatements,
} from '@/server/db/sql/store-breakers';
import type { ProjectRow, SignalPart } from '@/server/signals/signal-part';
import { breakerIdOf } from './breaker-id';
import { lastOfEachInstance } from './breaker-instances';

export const breakerTransitionPart: SignalPart<BreakerTransition> = {
  partitioned: [],
  timeMs: (row) => row.timeMs,
  service: (row) => row.service,
  place: ({ environment }) => ({ environment }),
  statements: (rows: readonly ProjectRow<BreakerTransition>[]) => {
    const told = rows.map((one) => ({ ...one, breakerId: breakerIdOf(one.row) }));
    return [
      ...noteBreakersStatements(told),
      // In the order of samples that make moves, so that neither waits for the other crosswise.
      storeInstanceStatesStatement(lastOfEachInstance(told, inOrder)),
      ...storeTransitionsStatements(told),
    ];
  },
};
