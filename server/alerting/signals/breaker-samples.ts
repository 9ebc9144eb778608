import { labelsOf, type Measured } from '@/domain/alerting/measured';
import type { RuleQuery } from '@/domain/alerting/rule-query';
import { isOpen } from '@/domain/breakers/breaker';
import type { BreakerState } from '@/domain/breakers/breaker-answer';
import { nameBreakers } from '@/domain/breakers/name-breakers';
import { summariseBreaker } from '@/domain/breakers/summarise-breaker';
import { readBreakerModels } from '../../breakers/read-breaker-models';
import type { SignalReading } from './signal-reading';

type BreakerQuery = Extract<RuleQuery, { signal: 'breaker' }>;

const BUCKETS = 60;

function readStates(reading: SignalReading, windowSeconds: number): Promise<BreakerState[]> {
  const { client, nowMs, presentMs, once } = reading;
  return once(`breakers ${windowSeconds}`, async () => {
    const window = { fromMs: nowMs - windowSeconds * 1_000, toMs: nowMs };
    const { models } = await readBreakerModels(client, {
      window,
      nowMs: presentMs,
      buckets: BUCKETS,
    });
    const names = nameBreakers(models.map(({ record }) => record));
    return models.map((model) => {
      const name = names.get(model.record.id) ?? model.record.breaker;
      return summariseBreaker({ ...model, name }, window).summary;
    });
  });
}

export async function breakerSamples(
  reading: SignalReading,
  query: BreakerQuery,
): Promise<Measured[]> {
  const states = await readStates(reading, query.windowSeconds);
  return states
    .filter(({ breaker }) => query.breaker === undefined || query.breaker === breaker)
    .filter(({ service }) => query.service === undefined || query.service === service)
    .map((state) => {
      const { id, name, service, words } = state;
      return {
        labels: breakerLabels(state),
        ...measure(state, query.measure),
        words: `${name}: ${words}`,
        service,
        path: `breakers/${id}`,
      };
    });
}

function measure(state: BreakerState, measured: BreakerQuery['measure']) {
  switch (measured) {
    case 'open':
      return { value: state.state === null ? null : isOpen(state.state) ? 1 : 0 };
    case 'open_seconds':
      return { value: state.openSeconds };
    case 'transitions_per_hour':
      return { value: state.transitionsPerHour };
    case 'fallback_rate':
      return state.fallbackRate;
    case 'error_rate':
      return state.errorRate;
  }
}

/** What tells a breaker from the others. */
export function breakerLabels({
  breaker,
  service,
  environment,
}: Pick<BreakerState, 'breaker' | 'service' | 'environment'>): Record<string, string> {
  return labelsOf({ breaker, service, environment });
}
