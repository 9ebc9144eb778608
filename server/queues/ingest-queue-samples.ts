import { readQueueSample } from '@/domain/queues/read-queue-sample';
import { ingestSignal } from '@/server/signals/ingest-signal';

/** Takes in queue samples as JSON; see ingestSignal. */
export const ingestQueueSamples = ingestSignal({
  route: 'v1/queues/samples',
  kind: 'queue_sample',
  read: (value, context) => readQueueSample(value, context),
});
