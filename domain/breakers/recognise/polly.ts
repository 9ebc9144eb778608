import { labelOf, plainName } from '../../metrics/label-of';
import { knownWord } from '../../schemas/known-word';
import type { BreakerReading, BreakerRecogniser } from './breaker-reading';

const MOVES: Record<string, BreakerReading['move']> = {
  OnCircuitOpened: 'open',
  OnCircuitHalfOpened: 'halfOpen',
  OnCircuitClosed: 'closed',
};

/** Polly: the counter `resilience.polly.strategy.events` with the event's name; a breaker is a pipeline's strategy. */
export const recognisePolly: BreakerRecogniser = (point) => {
  if (!/^resilience_polly_strategy_events(_total)?$/.test(plainName(point.name))) return null;
  const move = knownWord(MOVES, labelOf(point, 'event.name') ?? '');
  const names = [labelOf(point, 'pipeline.name'), labelOf(point, 'pipeline.instance')];
  const pipeline = names.filter((name) => name !== null).join('/');
  const breaker = pipeline === '' ? labelOf(point, 'strategy.name') : pipeline;
  if (move === undefined || breaker === null) return null;
  return { breaker, dependency: labelOf(point, 'dependency'), move, countsFromClosed: true };
};
