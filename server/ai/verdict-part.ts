import type { Verdict } from '@/domain/ai/inference';
import { storeVerdictsStatement } from '@/server/db/sql/store-ai';
import type { SignalPart } from '@/server/signals/signal-part';
import { sortRows } from './sort-rows';

export const verdictPart: SignalPart<Verdict> = {
  partitioned: [],
  timeMs: (row) => row.timeMs,
  service: () => null,
  statements: (rows) => [
    storeVerdictsStatement(
      sortRows(rows, ({ inferenceId, timeMs, verdict, explicit }) =>
        JSON.stringify([inferenceId, timeMs, verdict, explicit]),
      ),
    ),
  ],
};
