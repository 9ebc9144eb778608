import { readBreakerSample } from '@/domain/breakers/read-breaker-sample';
import { ingestSignal } from '@/server/signals/ingest-signal';
import { admitSentBreakers } from './admit-sent-breakers';

/** Takes in what went through circuit breakers as JSON; see ingestSignal. */
export const ingestBreakerSamples = ingestSignal({
  route: 'v1/breakers/samples',
  kind: 'breaker_sample',
  read: (value, context) => readBreakerSample(value, context),
  admission: admitSentBreakers,
});
