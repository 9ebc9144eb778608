import { labelOf } from '../../metrics/label-of';
import { knownWord } from '../../schemas/known-word';
import type { BreakerReading, BreakerRecogniser } from './breaker-reading';

/** opossum's events. Each call fires once; a timeout is followed by a failure, so failures hold the timeouts. */
const EVENTS: Record<string, Pick<BreakerReading, 'counts' | 'move'>> = {
  fire: { counts: ['calls'] },
  success: { counts: ['successes'] },
  failure: { counts: ['failures'] },
  timeout: { counts: ['timeouts'] },
  reject: { counts: ['rejected'] },
  fallback: { counts: ['fallbacks'] },
  open: { move: 'open' },
  halfOpen: { move: 'halfOpen' },
  close: { move: 'closed' },
};

/** opossum-prometheus' `circuit`, also with a prefix, and its offspring's `circuit_breaker_counter`. */
const NAME = /(^|_)circuit(_breaker_counter)?(_total)?$/;

/** opossum-prometheus: `circuit{name,event}` counts events and has no state, which is derived from them. */
export const recogniseOpossum: BreakerRecogniser = (point) => {
  const breaker = labelOf(point, 'name');
  const event = knownWord(EVENTS, labelOf(point, 'event') ?? '');
  if (breaker === null || event === undefined || !NAME.test(point.name)) return null;
  const dependency = labelOf(point, 'dependency');
  return { breaker, dependency, countsFromClosed: true, ...event };
};
