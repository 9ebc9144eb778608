import type { Evaluation } from '@/domain/ai/inference';
import { storeEvaluationsStatement } from '@/server/db/sql/store-ai';
import type { SignalPart } from '@/server/signals/signal-part';
import { sortRows } from './sort-rows';

export const evaluationPart: SignalPart<Evaluation> = {
  partitioned: [],
  timeMs: (row) => row.timeMs,
  service: () => null,
  statements: (rows) => [
    storeEvaluationsStatement(
      sortRows(rows, ({ inferenceId, name, run, timeMs }) =>
        JSON.stringify([inferenceId, name, run, timeMs]),
      ),
    ),
  ],
};
