import { labelOf, plainName } from '../../metrics/label-of';
import { knownWord } from '../../schemas/known-word';
import { readBreakerState } from '../breaker';
import type { BreakerReading, BreakerRecogniser } from './breaker-reading';

const KINDS: Record<string, Pick<BreakerReading, 'counts'>> = {
  successful: { counts: ['calls', 'successes'] },
  failed: { counts: ['calls', 'failures'] },
  // An exception that counts neither for nor against the dependency.
  ignored: { counts: ['calls'] },
};

const NAME = /^resilience4j_circuitbreaker_(\w+)$/;
/** What Micrometer and OpenTelemetry append to a timer's count and a counter. */
const ENDING = /(_seconds|_milliseconds)?(_count|_total)?$/;

/**
 * resilience4j through Micrometer, in dots or underscores: `state{name,state}` is 1 for the state it is in, the timer
 * `calls{kind}` counts what was let through, `not.permitted.calls` what was not, and the rates are in percent, -1 until
 * enough calls were seen.
 */
export const recogniseResilience4j: BreakerRecogniser = (point) => {
  const metric = NAME.exec(plainName(point.name))?.[1];
  const breaker = labelOf(point, 'name');
  if (metric === undefined || breaker === null) return null;
  const reading = readMetric(metric, labelOf(point, 'kind'), labelOf(point, 'state'));
  return reading === null
    ? null
    : { breaker, dependency: labelOf(point, 'dependency'), ...reading };
};

type Reading = Omit<BreakerReading, 'breaker' | 'dependency'>;

function readMetric(metric: string, kind: string | null, word: string | null): Reading | null {
  if (metric === 'state') {
    const state = word === null ? undefined : readBreakerState(word);
    return state === undefined ? null : { state };
  }
  if (metric === 'failure_rate') return { rate: 'reportedFailureRate' };
  if (metric === 'slow_call_rate') return { rate: 'reportedSlowRate' };
  const plain = metric.replace(ENDING, '');
  if (plain === 'not_permitted_calls') return { counts: ['calls', 'rejected'] };
  return plain === 'calls' ? (knownWord(KINDS, kind ?? '') ?? null) : null;
}
