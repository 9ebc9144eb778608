import { type BreakerSample, type BreakerState, isOpen } from './breaker';
import { type Move, stateTimeline } from './state-timeline';

/** A sample that cannot be true of the state that the transitions tell. Both are shown; neither is corrected. */
export interface Contradiction {
  timeMs: number;
  /** What the transitions say. */
  state: BreakerState;
  kind: 'other_state' | 'calls_while_open' | 'rejected_while_closed';
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
  return samples.flatMap((sample) => contradictionOf(transitions, sample) ?? []);
}

function contradictionOf(transitions: readonly Move[], sample: Sample): Contradiction | null {
  const { timeMs } = sample;
  const fromMs = timeMs - Math.max(1, (sample.intervalSeconds ?? 0) * 1_000);
  const spans = stateTimeline(transitions, { fromMs, toMs: timeMs });
  const [span] = spans;
  const state = span?.state ?? null;
  // Over a doubtful state, or a change, nothing can be said.
  if (span === undefined || spans.length > 1 || state === null || span.isDoubtful) return null;
  if (sample.state !== null && sample.state !== state) {
    return {
      timeMs,
      state,
      kind: 'other_state',
      message: `The sample says ${words(sample.state)}; the last transition led to ${words(state)}.`,
    };
  }
  return countedAgainst(sample, state);
}

function countedAgainst(sample: Sample, state: BreakerState): Contradiction | null {
  const { timeMs, calls, successes, rejected } = sample;
  const through = calls === null || rejected === null ? successes : calls - rejected;
  if (isOpen(state) && through !== null && through > 0) {
    const message = `${through} calls went through while the breaker was ${words(state)}.`;
    return { timeMs, state, kind: 'calls_while_open', message };
  }
  const isShut = state === 'closed' || state === 'disabled';
  if (isShut && rejected !== null && rejected > 0) {
    const message = `${rejected} calls were rejected while the breaker was ${words(state)}.`;
    return { timeMs, state, kind: 'rejected_while_closed', message };
  }
  return null;
}

const words = (state: BreakerState): string => state.replace('_', '-');
