import type { ListedInference } from '@/domain/ai/inference-view';
import { ledgerState, USUAL_LIMIT_MS } from '@/domain/ai/ledger';
import type { AiInferenceRow } from '../db/sql/ai-inference-row';

export type Limits = readonly { feature: string; limitMs: number }[];

export function limitOf(limits: Limits, feature: string): number {
  return limits.find((one) => one.feature === feature)?.limitMs ?? USUAL_LIMIT_MS;
}

/** A line of the ledger, with where it stands now. */
export function listInference(
  row: AiInferenceRow,
  { limits, nowMs }: { limits: Limits; nowMs: number },
): ListedInference {
  const {
    timeMs,
    ts: _ts,
    receivedMs: _received,
    folded: _folded,
    passedOver: _over,
    ...told
  } = row;
  const feedback = row.explicit === null && row.implicit !== null ? 'implicit' : 'explicit';
  return {
    ...told,
    time: new Date(timeMs).toISOString(),
    state: ledgerState(row, row, { feedback, limitMs: limitOf(limits, row.feature), nowMs }),
  };
}
