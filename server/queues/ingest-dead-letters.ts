import { readDeadLetter } from '@/domain/queues/read-dead-letter';
import { ingestSignal } from '@/server/signals/ingest-signal';

/** Takes in dead letters as JSON; see ingestSignal. */
export const ingestDeadLetters = ingestSignal({
  route: 'v1/queues/dead-letters',
  kind: 'dead_letter',
  read: (value, context) => readDeadLetter(value, context),
});
