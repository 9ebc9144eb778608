import type { QueueSample } from '@/domain/queues/queue-sample';
import type { PipelinedStatement } from '../pipelined-statements';
import { insertRowsStatement } from './insert-rows';
import { timestampText } from './timestamp-text';

const COLUMNS = [
  'project_id',
  'ts',
  'queue',
  'system',
  'service',
  'environment',
  'kind',
  'dead_letter_of',
  'depth',
  'in_flight',
  'delayed',
  'oldest_age_seconds',
  'enqueued',
  'dequeued',
  'failed',
  'retried',
  'consumers',
  'counted_since',
  'flags',
] as const;

/** Keeps each sample as it came. */
export function insertQueueSamplesStatement(
  rows: readonly { projectId: string; row: QueueSample }[],
): PipelinedStatement {
  return insertRowsStatement(
    'queue_sample',
    COLUMNS,
    rows.map(({ projectId, row }) => ({
      project_id: projectId,
      ts: timestampText(row.timeMs),
      queue: row.queue,
      system: row.system,
      service: row.service,
      environment: row.environment,
      kind: row.kind,
      dead_letter_of: row.deadLetterOf,
      depth: row.depth,
      in_flight: row.inFlight,
      delayed: row.delayed,
      oldest_age_seconds: row.oldestAgeSeconds,
      enqueued: row.enqueued,
      dequeued: row.dequeued,
      failed: row.failed,
      retried: row.retried,
      consumers: row.consumers,
      counted_since: row.countedSinceMs === null ? null : timestampText(row.countedSinceMs),
      flags: row.flags.length === 0 ? null : row.flags,
    })),
  );
}
