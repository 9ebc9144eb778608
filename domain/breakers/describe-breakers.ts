import { countedAre } from '../quantities/counted';
import type { BreakerList, BreakerState } from './breaker-answer';

/** The page's answer: what is open, else what is not well, else that all is. */
export function describeBreakers({ items, limits }: Pick<BreakerList, 'items' | 'limits'>): string {
  const sentences = [breakersSentence(items), limitsSentence(limits)].filter((one) => one !== null);
  return sentences.join(' ');
}

function breakersSentence(items: readonly BreakerState[]): string | null {
  if (items.length === 0) return null;
  const open = items.filter(({ problem }) => problem === 'open');
  const others = items.filter(({ problem }) => problem !== null && problem !== 'open');
  const unknown = items.filter(({ health }) => health === 'unknown');
  if (open.length > 0) {
    const rest = others.length === 0 ? '' : ` ${countedAre(others.length, 'other')} not well.`;
    return `${countedAre(open.length, 'breaker')} open: ${listOf(open)}.${rest}`;
  }
  if (others.length > 0) {
    return `No breaker is open, but ${countedAre(others.length, 'breaker')} not well: ${listOf(others)}.`;
  }
  if (unknown.length === items.length) {
    return `The state of ${items.length === 1 ? 'the one breaker' : `all ${items.length} breakers`} is not known.`;
  }
  const known = items.length - unknown.length;
  const of = unknown.length === 0 ? '' : `; the state of ${unknown.length} is not known`;
  return known === 1
    ? `The one breaker whose state is known lets calls through${of}.`
    : `All ${known} breakers let calls through${of}.`;
}

const NAMED = 2;

function listOf(items: readonly BreakerState[]): string {
  const named = items.slice(0, NAMED).map(({ name, words }) => `${name}, ${saidOf(words)}`);
  const more = items.length - named.length;
  return `${named.join('; ')}${more === 0 ? '' : `; and ${more} more`}`;
}

/** After "open:" the word need not be said again. */
function saidOf(words: string): string {
  return words.replace(/^open (?=for|on)/, '');
}

function limitsSentence(limits: BreakerList['limits']): string | null {
  const reached = limits.filter(({ isReached }) => isReached);
  if (reached.length === 0) return null;
  const [first] = reached;
  const named = reached.length === 1 && first ? ` (${first.cluster})` : '';
  return `${countedAre(reached.length, 'concurrency limit')} reached${named}.`;
}
