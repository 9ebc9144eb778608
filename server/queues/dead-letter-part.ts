import type { DeadLetter } from '@/domain/queues/queue-sample';
import type { SignalPart } from '@/server/signals/signal-part';
import { resolveDeadLetters } from './resolve-dead-letters';

export const deadLetterPart: SignalPart<DeadLetter> = {
  partitioned: [],
  timeMs: (row) => row.timeMs,
  service: (row) => row.service,
  place: ({ environment }) => ({ environment }),
  resolve: resolveDeadLetters,
};
