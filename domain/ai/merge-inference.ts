import type { Inference } from './inference';

/**
 * An inference that was told twice, as by a span and by the product's own code. What was told first stays; what it
 * left out is filled in. An answer that was shown stays shown, and an outcome other than "ok" is the one that knows more.
 */
export function mergeInference<Told extends Omit<Inference, 'timeMs' | 'flags'>>(
  first: Told,
  again: Omit<Inference, 'timeMs' | 'flags'>,
): Told {
  return {
    ...first,
    provider: first.provider ?? again.provider,
    promptName: first.promptName ?? again.promptName,
    promptVersion: first.promptVersion ?? again.promptVersion,
    tenant: first.tenant ?? again.tenant,
    user: first.user ?? again.user,
    service: first.service ?? again.service,
    environment: first.environment ?? again.environment,
    version: first.version ?? again.version,
    inputTokens: first.inputTokens ?? again.inputTokens,
    outputTokens: first.outputTokens ?? again.outputTokens,
    cachedReadTokens: first.cachedReadTokens ?? again.cachedReadTokens,
    cachedWriteTokens: first.cachedWriteTokens ?? again.cachedWriteTokens,
    reasoningTokens: first.reasoningTokens ?? again.reasoningTokens,
    costUsd: first.costUsd ?? again.costUsd,
    latencyMs: first.latencyMs ?? again.latencyMs,
    timeToFirstTokenMs: first.timeToFirstTokenMs ?? again.timeToFirstTokenMs,
    outcome: first.outcome === 'ok' ? again.outcome : first.outcome,
    shown: first.shown || again.shown,
    unsure: first.unsure ?? again.unsure,
    retrievedChunks: first.retrievedChunks ?? again.retrievedChunks,
    droppedChunks: first.droppedChunks ?? again.droppedChunks,
    retrievalMs: first.retrievalMs ?? again.retrievalMs,
    traceId: first.traceId ?? again.traceId,
    spanId: first.spanId ?? again.spanId,
  };
}
