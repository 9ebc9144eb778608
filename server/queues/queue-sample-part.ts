import type { QueueSample } from '@/domain/queues/queue-sample';
import { insertQueueSamplesStatement } from '@/server/db/sql/store-queue-samples';
import type { SignalPart } from '@/server/signals/signal-part';

export const queueSamplePart: SignalPart<QueueSample> = {
  partitioned: ['queue_sample'],
  timeMs: (row) => row.timeMs,
  service: (row) => row.service,
  statements: (rows) => [insertQueueSamplesStatement(rows)],
};
