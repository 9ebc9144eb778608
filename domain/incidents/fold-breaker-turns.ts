/** A move of a breaker, those of one minute together. */
interface BreakerTurn {
  id: string;
  toState: string;
  at: Date;
}

type FoldedTurn<T> =
  | { kind: 'move'; turn: T; failedTries: number }
  | { kind: 'still_open'; turn: T; failedTries: number };

/**
 * The moves that tell something: a breaker that stays open tries again every few minutes, and those tries are counted
 * into the move that ends them, or into one line while nothing has. In the order in which they came, for each breaker.
 */
export function foldBreakerTurns<T extends BreakerTurn>(turns: readonly T[]): FoldedTurn<T>[] {
  const ids = [...new Set(turns.map(({ id }) => id))];
  return ids.flatMap((id) => foldOne(turns.filter((turn) => turn.id === id)));
}

function foldOne<T extends BreakerTurn>(turns: readonly T[]): FoldedTurn<T>[] {
  const folded: FoldedTurn<T>[] = [];
  let isOpen = false;
  let failedTries = 0;
  let lastTry: T | null = null;
  for (const turn of turns) {
    if (isOpen && turn.toState === 'half_open') continue;
    if (isOpen && turn.toState === 'open') {
      failedTries += 1;
      lastTry = turn;
      continue;
    }
    folded.push({ kind: 'move', turn, failedTries });
    isOpen = turn.toState === 'open';
    failedTries = 0;
    lastTry = null;
  }
  if (lastTry !== null) folded.push({ kind: 'still_open', turn: lastTry, failedTries });
  return folded;
}
