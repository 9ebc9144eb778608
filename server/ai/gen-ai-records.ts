import type { GenAiRecords } from '@/domain/ai/gen-ai/read-gen-ai';
import type { SignalRecord } from '@/server/signals/signal-record';

/** What OpenTelemetry told of models, as records to store. */
export function genAiRecords({ inferences, verdicts, evaluations }: GenAiRecords): SignalRecord[] {
  return [
    ...inferences.map((row) => ({ kind: 'inference', row }) as const),
    ...verdicts.map((row) => ({ kind: 'verdict', row }) as const),
    ...evaluations.map((row) => ({ kind: 'evaluation', row }) as const),
  ];
}
