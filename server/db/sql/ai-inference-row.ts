import type { Inference, Outcome } from '@/domain/ai/inference';
import type { JudgedWord } from '@/domain/ai/ledger';
import type { Cost } from '@/domain/ai/prices/cost-of';

/** An inference as it is stored, with what the fold has made of it. */
export interface AiInferenceRow extends Omit<Inference, 'flags' | 'outcome'> {
  outcome: Outcome;
  flags: string[];
  /** Exact to the microsecond, for the primary key. */
  ts: string;
  receivedMs: number;
  /** Null: not folded into the roll-ups yet. */
  costBasis: Cost['basis'] | null;
  explicit: JudgedWord | null;
  implicit: JudgedWord | null;
  passedOver: boolean;
  folded: number;
}

/** The columns of an inference `i` under the names of AiInferenceRow. */
export const AI_INFERENCE_COLUMNS = `i.ts::text AS ts, (extract(epoch FROM i.ts) * 1000)::float8 AS "timeMs",
  (extract(epoch FROM i.received_at) * 1000)::float8 AS "receivedMs", i.id, i.feature, i.model, i.provider,
  i.prompt_name AS "promptName", i.prompt_version AS "promptVersion", i.tenant, i.user_id AS "user", i.service,
  i.environment, i.version, i.input_tokens AS "inputTokens", i.output_tokens AS "outputTokens",
  i.cached_read_tokens AS "cachedReadTokens", i.cached_write_tokens AS "cachedWriteTokens",
  i.reasoning_tokens AS "reasoningTokens", i.cost_usd AS "costUsd", i.latency_ms AS "latencyMs",
  i.first_token_ms AS "timeToFirstTokenMs", i.outcome, i.shown, i.unsure, i.retrieved_chunks AS "retrievedChunks",
  i.dropped_chunks AS "droppedChunks", i.retrieval_ms AS "retrievalMs", i.trace_id AS "traceId", i.span_id AS "spanId",
  coalesce(i.flags, '{}') AS flags, i.cost_basis AS "costBasis", i.explicit_verdict AS explicit,
  i.implicit_verdict AS implicit, coalesce(i.passed_over, false) AS "passedOver", coalesce(i.folded_fields, 0)::int AS folded`;
