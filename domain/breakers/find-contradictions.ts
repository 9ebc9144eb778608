import { type BreakerSample, type BreakerState, isOpen } from './breaker';
import { type Move, type StateSpan, stateTimeline } from './state-timeline';

/** A sample that cannot be true of the state that the transitions tell. Both are shown; neither is corrected. */
export interface Contradiction {
  timeMs: number;
  /** What the transitions say. */
  state: BreakerState;
  kind: 'other_state' | 'calls_while_open' | 'rejected_while_closed';
  /** What the sample says, where that is another state. */
  sampleState: BreakerState | null;
  /** How many calls cannot have been. */
  calls: number;
  message: string;
}

type Sample = Pick<
  BreakerSample,
  'timeMs' | 'intervalSeconds' | 'calls' | 'successes' | 'rejected' | 'state'
>;

/**
 * Compares the samples of one breaker instance with its transitions. Counts are only held against a state that lasted
 * through the sample's whole interval: of one that changed in it, anything may be true.
 */
export function findContradictions(
  transitions: readonly Move[],
  samples: readonly Sample[],
): Contradiction[] {
  const lastMs = samples.reduce((last, { timeMs }) => Math.max(last, timeMs), 0);
  // One timeline for all of them: thousands of samples are held against it.
  const whole = { fromMs: Number.NEGATIVE_INFINITY, toMs: lastMs + 2 };
  const firstMs = samples.reduce((first, one) => Math.min(first, beginOf(one)), lastMs);
  const timeline = stateTimeline(sinceLastBefore(transitions, firstMs), whole);
  return samples.flatMap((sample) => contradictionOf(timeline, sample) ?? []);
}

/**
 * What came after a moment, and what led to the state at it: an old history says nothing more, unless several came at
 * one time, whose order those before them tell.
 */
function sinceLastBefore(transitions: readonly Move[], momentMs: number): readonly Move[] {
  let lastMs = Number.NEGATIVE_INFINITY;
  let atOnce = 0;
  for (const { timeMs } of transitions) {
    if (timeMs > momentMs || timeMs < lastMs) continue;
    atOnce = timeMs === lastMs ? atOnce + 1 : 1;
    lastMs = timeMs;
  }
  return atOnce > 1 ? transitions : transitions.filter(({ timeMs }) => timeMs >= lastMs);
}

function beginOf({ timeMs, intervalSeconds }: Sample): number {
  return timeMs - Math.max(1, (intervalSeconds ?? 0) * 1_000);
}

function contradictionOf(timeline: readonly StateSpan[], sample: Sample): Contradiction | null {
  const { timeMs } = sample;
  const span = timeline[firstEndingAfter(timeline, beginOf(sample))];
  const state = span?.state ?? null;
  // A transition at the sample's own moment is one in its interval: who derives one from the other gives them one time.
  // Over a change nothing can be said, nor over a doubtful state, which is one that the interval's change ended.
  if (span === undefined || span.toMs <= timeMs || state === null) return null;
  if (sample.state !== null && sample.state !== state) {
    return told({ timeMs, state, kind: 'other_state', sampleState: sample.state, calls: 0 });
  }
  return countedAgainst(sample, state);
}

/** The place of the first span that ends after a moment; spans are in order and without gaps. */
function firstEndingAfter(timeline: readonly StateSpan[], timeMs: number): number {
  let [low, high] = [0, timeline.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timeline[middle]?.toMs ?? 0) > timeMs) high = middle;
    else low = middle + 1;
  }
  return low;
}

function countedAgainst(sample: Sample, state: BreakerState): Contradiction | null {
  const { timeMs, calls, successes, rejected } = sample;
  const through = calls === null || rejected === null ? successes : calls - rejected;
  const found = { timeMs, state, sampleState: null };
  if (isOpen(state) && through !== null && through > 0) {
    return told({ ...found, kind: 'calls_while_open', calls: through });
  }
  const isShut = state === 'closed' || state === 'disabled';
  if (isShut && rejected !== null && rejected > 0) {
    return told({ ...found, kind: 'rejected_while_closed', calls: rejected });
  }
  return null;
}

type Told = Omit<Contradiction, 'message'>;

const told = (one: Told): Contradiction => ({ ...one, message: contradictionMessage(one) });

export function contradictionMessage({ kind, state, sampleState, calls }: Omit<Told, 'timeMs'>) {
  if (kind === 'other_state') {
    return `The sample says ${words(sampleState ?? 'closed')}; the last transition led to ${words(state)}.`;
  }
  const many = calls === 1 ? '1 call' : `${calls} calls`;
  const was = calls === 1 ? 'was' : 'were';
  return kind === 'calls_while_open'
    ? `${many} went through while the breaker was ${words(state)}.`
    : `${many} ${was} rejected while the breaker was ${words(state)}.`;
}

const words = (state: BreakerState): string => state.replace('_', '-');
