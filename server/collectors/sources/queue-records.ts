import type { RecordContext } from '@/domain/ingest/record-reading';
import { readDeadLetter } from '@/domain/queues/read-dead-letter';
import { readQueueSample } from '@/domain/queues/read-queue-sample';
import type { SignalRecord } from '@/server/signals/signal-record';
import type { VisitTarget } from './visit';

/** Queue samples, read as if somebody had posted them: one that cannot be read is left out, not its neighbours. */
export function queueRecords(
  samples: readonly Record<string, unknown>[],
  { service, environment }: VisitTarget,
  context: RecordContext,
): SignalRecord[] {
  return samples.flatMap((sample): SignalRecord[] => {
    const reading = readQueueSample({ ...sample, service, environment }, context);
    return reading.ok ? [{ kind: 'queue_sample', row: reading.row }] : [];
  });
}

/** Dead letters, likewise. */
export function letterRecords(
  letters: readonly Record<string, unknown>[],
  { service, environment }: VisitTarget,
  context: RecordContext,
): SignalRecord[] {
  return letters.flatMap((letter): SignalRecord[] => {
    const reading = readDeadLetter({ ...letter, service, environment }, context);
    return reading.ok ? [{ kind: 'dead_letter', row: reading.row }] : [];
  });
}
