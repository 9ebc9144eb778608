import { readBreakerTransition } from '@/domain/breakers/read-breaker-transition';
import { ingestSignal } from '@/server/signals/ingest-signal';
import { admitSentBreakers } from './admit-sent-breakers';

/** Takes in moves of circuit breakers as JSON; see ingestSignal. */
export const ingestBreakerTransitions = ingestSignal({
  route: 'v1/breakers/transitions',
  kind: 'breaker_transition',
  read: (value, context) => readBreakerTransition(value, context),
  admission: admitSentBreakers,
});
