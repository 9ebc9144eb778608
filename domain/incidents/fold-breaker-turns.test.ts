import { expect, it } from 'vitest';
import { foldBreakerTurns } from './fold-breaker-turns';

const turns = (states: string) =>
  states.split(' ').map((toState, minute) => ({ id: 'b', toState, at: new Date(minute * 60_000) }));
const told = (states: string) =>
  foldBreakerTurns(turns(states)).map(({ kind, turn, failedTries }) =>
    [kind === 'move' ? turn.toState : kind, failedTries].join(' '),
  );

it('A breaker that tries again in vain is told once, when it closes or while it is still open', () => {
  expect(told('open half_open open half_open open half_open closed')).toEqual([
    'open 0',
    'closed 2',
  ]);
  expect(told('open half_open open half_open open')).toEqual(['open 0', 'still_open 2']);
  expect(told('open half_open closed open')).toEqual(['open 0', 'closed 0', 'open 0']);
  expect(told('half_open closed')).toEqual(['half_open 0', 'closed 0']);
});
