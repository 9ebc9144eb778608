import { readInference } from '@/domain/ai/read-inference';
import { ingestSignal } from '@/server/signals/ingest-signal';

/** Takes in inferences as JSON; see ingestSignal. */
export const ingestInferences = ingestSignal({
  route: 'v1/ai/inferences',
  kind: 'inference',
  read: (value, context) => readInference(value, context),
});
