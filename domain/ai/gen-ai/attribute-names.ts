import { cutText, toStorable } from '../../logs/clean-text';
import { LOG_LIMITS } from '../../logs/log-limits';

const LONGEST_TEXT = 4_096;

/**
 * OpenTelemetry's names for what a model call is, the present one first, then those that older instrumentations and
 * Anthropic's and Sentry's conventions still send. Source: OpenTelemetry semantic conventions for generative AI.
 */
export const GEN_AI = {
  operation: ['gen_ai.operation.name'],
  provider: ['gen_ai.provider.name', 'gen_ai.system'],
  model: ['gen_ai.response.model', 'gen_ai.request.model'],
  responseId: ['gen_ai.response.id'],
  finishReasons: ['gen_ai.response.finish_reasons'],
  /** In seconds. */
  firstChunk: ['gen_ai.response.time_to_first_chunk', 'gen_ai.response.time_to_first_token'],
  promptName: ['gen_ai.prompt.name'],
  promptVersion: ['gen_ai.prompt.version'],
  inputTokens: ['gen_ai.usage.input_tokens', 'gen_ai.usage.prompt_tokens'],
  outputTokens: ['gen_ai.usage.output_tokens', 'gen_ai.usage.completion_tokens'],
  cachedReadTokens: [
    'gen_ai.usage.cache_read.input_tokens',
    'gen_ai.usage.cache_read_input_tokens',
  ],
  cachedWriteTokens: [
    'gen_ai.usage.cache_write.input_tokens',
    'gen_ai.usage.cache_creation.input_tokens',
    'gen_ai.usage.cache_creation_input_tokens',
  ],
  reasoningTokens: ['gen_ai.usage.reasoning.output_tokens'],
  cost: ['gen_ai.usage.cost'],
  /** OpenTelemetry has no word for the feature that asked; `candor.feature` is ours. */
  feature: ['candor.feature', 'feature', 'gen_ai.agent.name', 'gen_ai.prompt.name'],
  shown: ['candor.shown'],
  run: ['candor.evaluation.run', 'test.run.id'],
  evaluationName: ['gen_ai.evaluation.name'],
  score: ['gen_ai.evaluation.score.value'],
  label: ['gen_ai.evaluation.score.label'],
  explanation: ['gen_ai.evaluation.explanation'],
  editRatio: ['candor.edit_ratio'],
  explicit: ['candor.explicit'],
} as const satisfies Record<string, readonly string[]>;

export const EVALUATION_EVENT = 'gen_ai.evaluation.result';
export const ACCEPTANCE = 'user_acceptance';

type Attributes = Readonly<Record<string, unknown>>;

/** The first of these attributes that is there. */
export function attributeOf(attributes: Attributes, names: readonly string[]): unknown {
  for (const name of names) {
    const value = attributes[name];
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
}

/** A text that things are named, grouped and found by, cut where every label is. */
export function textOf(attributes: Attributes, names: readonly string[]): string | null {
  const value = attributeOf(attributes, names);
  if (typeof value === 'string') return cutText(toStorable(value), LOG_LIMITS.labelLength);
  return typeof value === 'number' ? String(value) : null;
}

/** A text that is only read. */
export function longTextOf(attributes: Attributes, names: readonly string[]): string | null {
  const value = attributeOf(attributes, names);
  return typeof value === 'string' ? cutText(toStorable(value), LONGEST_TEXT) : null;
}

/** More is no count, cost or duration of anything, and sums would not hold it. */
const MOST = 1e15;

/** Not negative: a count, a cost, a duration. */
export function amountOf(attributes: Attributes, names: readonly string[]): number | null {
  const value = attributeOf(attributes, names);
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && number >= 0 && number <= MOST ? number : null;
}
