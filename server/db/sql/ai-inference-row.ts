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

/** What a sender tells of an inference beside its time, id and flags. */
export type ToldOfInference = Omit<Inference, 'timeMs' | 'id' | 'flags'>;

/** The column of each of them. */
const COLUMN_OF: Record<keyof ToldOfInference, string> = {
  feature: 'feature',
  model: 'model',
  provider: 'provider',
  promptName: 'prompt_name',
  promptVersion: 'prompt_version',
  tenant: 'tenant',
  user: 'user_id',
  service: 'service',
  environment: 'environment',
  version: 'version',
  inputTokens: 'input_tokens',
  outputTokens: 'output_tokens',
  cachedReadTokens: 'cached_read_tokens',
  cachedWriteTokens: 'cached_write_tokens',
  reasoningTokens: 'reasoning_tokens',
  costUsd: 'cost_usd',
  latencyMs: 'latency_ms',
  timeToFirstTokenMs: 'first_token_ms',
  outcome: 'outcome',
  shown: 'shown',
  unsure: 'unsure',
  retrievedChunks: 'retrieved_chunks',
  droppedChunks: 'dropped_chunks',
  retrievalMs: 'retrieval_ms',
  traceId: 'trace_id',
  spanId: 'span_id',
};
const TOLD = Object.entries(COLUMN_OF) as [keyof ToldOfInference, string][];

export const TOLD_COLUMNS = TOLD.map(([, column]) => column);

/** What is told of an inference under its columns' names, for json_populate_recordset. */
export function toldColumns(inference: ToldOfInference): Record<string, unknown> {
  const columns: Record<string, unknown> = {};
  for (const [field, column] of TOLD) columns[column] = inference[field];
  return columns;
}

/** The way back from `toldColumns`. */
export function toldOfColumns(columns: Record<string, unknown>): ToldOfInference {
  return Object.fromEntries(
    TOLD.map(([field, column]) => [field, columns[column]]),
  ) as unknown as ToldOfInference;
}

/** The columns of an inference `i` under the names of AiInferenceRow. */
export const AI_INFERENCE_COLUMNS = `i.ts::text AS ts, (extract(epoch FROM i.ts) * 1000)::float8 AS "timeMs",
  (extract(epoch FROM i.received_at) * 1000)::float8 AS "receivedMs", i.id,
  ${TOLD.map(([field, column]) => `i.${column} AS "${field}"`).join(', ')},
  coalesce(i.flags, '{}') AS flags, i.cost_basis AS "costBasis", i.explicit_verdict AS explicit,
  i.implicit_verdict AS implicit, coalesce(i.passed_over, false) AS "passedOver", coalesce(i.folded_fields, 0)::int AS folded`;
