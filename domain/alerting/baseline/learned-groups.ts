import { BaselineDetector, type BaselineJudgement } from './baseline-detector';
import { StateReader, StateWriter } from './state-bytes';

/** What is known of one group: the detector, and how the last value that it was given was judged. */
export interface LearnedGroup {
  detector: BaselineDetector;
  timeMs: number;
  value: number;
  judgement: BaselineJudgement;
}

/**
 * Of what is written. Whoever changes what a detector keeps, or how far it remembers, raises it: what was kept by another
 * version is learned anew.
 */
const VERSION = 1;

/** What a rule has learned of its groups, as bytes. */
export function packGroups(groups: ReadonlyMap<string, LearnedGroup>): Uint8Array {
  const state = new StateWriter();
  state.count(VERSION);
  state.number(groups.size);
  for (const [key, { detector, timeMs, value, judgement }] of groups) {
    state.text(key);
    state.number(timeMs);
    state.number(value);
    state.number(judgement.score);
    state.numberOrNull(judgement.expected);
    state.numberOrNull(judgement.lower);
    state.numberOrNull(judgement.upper);
    state.count(judgement.isWeekly ? 1 : 0);
    detector.writeTo(state);
  }
  return state.bytes;
}

/** What `packGroups` made bytes of; null for those of another version, or that are damaged. */
export function unpackGroups(bytes: Uint8Array): Map<string, LearnedGroup> | null {
  try {
    const state = new StateReader(bytes);
    if (state.count() !== VERSION) return null;
    const groups = new Map<string, LearnedGroup>();
    const size = state.number();
    for (let nth = 0; nth < size; nth += 1) groups.set(state.text(), readGroup(state));
    return state.isAtEnd ? groups : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function readGroup(state: StateReader): LearnedGroup {
  return {
    timeMs: state.number(),
    value: state.number(),
    judgement: {
      score: state.number(),
      expected: state.numberOrNull(),
      lower: state.numberOrNull(),
      upper: state.numberOrNull(),
      isWeekly: state.count() === 1,
    },
    detector: BaselineDetector.readFrom(state),
  };
}
