import type { QueueSample } from '@/domain/queues/queue-sample';
import type { SignalPart } from '@/server/signals/signal-part';
import { resolveQueueSamples } from './resolve-queue-samples';

export const queueSamplePart: SignalPart<QueueSample> = {
  partitioned: ['queue_sample'],
  timeMs: (row) => row.timeMs,
  service: (row) => row.service,
  place: ({ environment }) => ({ environment }),
  resolve: resolveQueueSamples,
};
