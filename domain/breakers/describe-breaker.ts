import { quantityText } from '../quantities/format-quantity';
import type { Rate } from '../statistics/rate-schema';
import { type BreakerState, isOpen } from './breaker';
import { FALLBACK_NOISE } from './breaker-rates';
import type { BreakerProblem } from './judge-breaker';

interface Described {
  state: BreakerState | null;
  sinceMs: number | null;
  problem: BreakerProblem | null;
  instances: { known: number; open: number; halfOpen: number };
  heardMs: number | null;
  fallbackRate: Rate;
  transitionsPerHour: number | null;
}

/** How a breaker is at `atMs`, as the end of a sentence: "open for 4 min; 31 % of its calls took the fallback". */
export function describeBreaker(breaker: Described, atMs: number): string {
  const { state, sinceMs, problem, fallbackRate, transitionsPerHour } = breaker;
  if (state === null) return describeUnknown(breaker, atMs);
  const lasted = sinceMs === null ? '' : ` for ${quantityText((atMs - sinceMs) / 1_000, 's')}`;
  const stands = `${WORDS[state]}${whereOf(breaker)}${lasted}`;
  if (problem === 'chronic_fallback') {
    const of = state === 'closed' ? 'closed, but in chronic distress' : stands;
    return `${of}: ${percentOf(fallbackRate)} of its calls took the fallback`;
  }
  if (problem === 'flapping') {
    return `flapping: ${quantityText(transitionsPerHour ?? 0)} changes an hour, now ${stands}`;
  }
  const isNotable = (fallbackRate.value ?? 0) > FALLBACK_NOISE;
  if (problem === null || !isNotable) return stands;
  return `${stands}; ${percentOf(fallbackRate)} of its calls took the fallback`;
}

const WORDS: Record<BreakerState, string> = {
  open: 'open',
  forced_open: 'forced open',
  half_open: 'half-open',
  closed: 'closed',
  disabled: 'disabled',
};

/** " on 2 of 6 instances", where they are not all in the state that is told. */
function whereOf({ state, instances }: Described): string {
  const { known, open, halfOpen } = instances;
  const count = isOpen(state) ? open : state === 'half_open' ? halfOpen : known;
  if (known < 2 || count === 0 || (count === known && !isOpen(state))) return '';
  return ` on ${count} of ${known} instances`;
}

function describeUnknown({ heardMs, fallbackRate, problem }: Described, atMs: number): string {
  const ago = heardMs === null ? null : quantityText(Math.max(0, atMs - heardMs) / 1_000, 's');
  const unknown =
    ago === null ? 'its state was never told' : `its state is not known, last heard of ${ago} ago`;
  return problem === 'chronic_fallback'
    ? `${unknown}; ${percentOf(fallbackRate)} of its calls took the fallback`
    : unknown;
}

function percentOf({ value }: Rate): string {
  const percent = Math.round((value ?? 0) * 100);
  return quantityText(percent === 0 ? (value ?? 0) : percent / 100, 'ratio');
}
