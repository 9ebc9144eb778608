import type { ReactNode } from 'react';
import { NumberValue } from '@/components/ui/number-value';
import { Time } from '@/components/ui/time';
import type { InferenceDetail } from '@/domain/ai/inference-view';
import type { Unit } from '@/domain/quantities/format-quantity';
import { BASIS_WORDS, OUTCOME_WORDS } from './state-words';

type Inference = InferenceDetail['inference'];

/** Every field of an inference; what was not told says so. */
export function inferenceFields(one: Inference): { term: string; value: ReactNode }[] {
  const text = (term: string, value: string | null) => ({
    term,
    value: value ?? <NumberValue value={null} unknownBecause="It was not told" />,
  });
  const number = (term: string, value: number | null, unit: Unit = 'count') => ({
    term,
    value: <NumberValue value={value} unit={unit} unknownBecause="It was not told" />,
  });
  return [
    { term: 'Asked', value: <Time at={Date.parse(one.time)} /> },
    { term: 'Received', value: <Time at={Date.parse(one.receivedAt)} /> },
    text('Outcome', OUTCOME_WORDS[one.outcome]),
    text('Shown', one.shown ? 'yes' : 'no'),
    text('Feature', one.feature),
    text('Model', one.model),
    text('Provider', one.provider),
    text('Prompt', one.promptName),
    text('Prompt version', one.promptVersion),
    text('Tenant', one.tenant),
    text('User', one.user),
    text('Service', one.service),
    text('Environment', one.environment),
    text('Version', one.version),
    {
      term: 'Cost',
      value: (
        <>
          <NumberValue value={one.costUsd} unit="usd" unknownBecause="Not known" />{' '}
          <span className="text-muted">
            {one.costBasis === null ? 'not counted yet' : BASIS_WORDS[one.costBasis]}
          </span>
        </>
      ),
    },
    number('Input tokens', one.inputTokens),
    number('of them from the cache', one.cachedReadTokens),
    number('of them to the cache', one.cachedWriteTokens),
    number('Output tokens', one.outputTokens),
    number('of them reasoning', one.reasoningTokens),
    number('Latency', one.latencyMs, 'ms'),
    number('First token', one.timeToFirstTokenMs, 'ms'),
    text('“I don’t know”', one.unsure === null ? null : one.unsure ? 'yes' : 'no'),
    number('Chunks found', one.retrievedChunks),
    number('Chunks dropped', one.droppedChunks),
    number('Retrieval', one.retrievalMs, 'ms'),
    text('Trace', one.traceId),
    text('Span', one.spanId),
    text('Flags', one.flags.length === 0 ? 'none' : one.flags.join(', ')),
  ];
}
