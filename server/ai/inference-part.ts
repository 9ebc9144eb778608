import type { Inference } from '@/domain/ai/inference';
import { mergeInference } from '@/domain/ai/merge-inference';
import { storeInferencesStatement } from '@/server/db/sql/store-ai';
import type { ProjectRow, SignalPart } from '@/server/signals/signal-part';
import { sortRows } from './sort-rows';

export const inferencePart: SignalPart<Inference> = {
  partitioned: ['ai_inference'],
  timeMs: (row) => row.timeMs,
  service: (row) => row.service,
  place: ({ environment, version }) => ({ environment, version }),
  statements: (rows) => [storeInferencesStatement(onceEach(rows))],
};

/** What is told twice of one inference in a group is told as one. */
function onceEach(rows: readonly ProjectRow<Inference>[]): ProjectRow<Inference>[] {
  const known = new Map<string, ProjectRow<Inference>>();
  for (const { projectId, row } of rows) {
    const key = `${projectId} ${row.id}`;
    const first = known.get(key);
    known.set(key, {
      projectId,
      row: first === undefined ? row : mergeInference(first.row, row),
    });
  }
  return sortRows([...known.values()], (row) => row.id);
}
