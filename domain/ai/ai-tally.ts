import type { Inference } from './inference';
import { isSeen, type Judgement } from './ledger';

/** The sums that a roll-up keeps of inferences; all add up, so that roll-ups merge and a change can be taken back. */
export const TALLY_FIELDS = [
  'n',
  'unseen',
  'explicitAccepted',
  'explicitEdited',
  'explicitRejected',
  'explicitIgnored',
  'implicitAccepted',
  'implicitEdited',
  'implicitRejected',
  'implicitIgnored',
  'refused',
  'errors',
  'fallback',
  'empty',
  'unsure',
  'unsureKnown',
  'retrievals',
  'retrievedChunks',
  'droppedChunks',
  'inputKnown',
  'inputTokens',
  'outputKnown',
  'outputTokens',
  'cachedReadTokens',
  'cachedWriteTokens',
  'reasoningTokens',
  'priced',
  'costUsd',
] as const;

export type TallyField = (typeof TALLY_FIELDS)[number];
export type AiTally = Record<TallyField, number>;

/** What is counted of an inference: what it told, what its verdicts came to, and what it cost. */
export type CountedInference = Pick<
  Inference,
  | 'shown'
  | 'outcome'
  | 'unsure'
  | 'retrievedChunks'
  | 'droppedChunks'
  | 'inputTokens'
  | 'outputTokens'
  | 'cachedReadTokens'
  | 'cachedWriteTokens'
  | 'reasoningTokens'
  | 'costUsd'
> &
  Judgement;

export function emptyTally(): AiTally {
  return Object.fromEntries(TALLY_FIELDS.map((field) => [field, 0])) as AiTally;
}

/** Adds `sign` times what one inference counts. */
export function addToTally(tally: AiTally, one: CountedInference, sign: 1 | -1): void {
  const seen = isSeen(one, one);
  const hasChunks = one.retrievedChunks !== null && one.droppedChunks !== null;
  const counted: Partial<Record<TallyField, boolean | number | null>> = {
    n: 1,
    unseen: !seen,
    explicitAccepted: one.explicit === 'accepted',
    explicitEdited: one.explicit === 'edited',
    explicitRejected: one.explicit === 'rejected',
    explicitIgnored: seen && one.explicit === null && one.passedOver,
    implicitAccepted: one.implicit === 'accepted',
    implicitEdited: one.implicit === 'edited',
    implicitRejected: one.implicit === 'rejected',
    implicitIgnored: seen && one.implicit === null && one.passedOver,
    refused: one.outcome === 'refused',
    errors: one.outcome === 'error',
    fallback: one.outcome === 'fallback',
    empty: one.outcome === 'empty',
    unsure: one.unsure,
    unsureKnown: one.unsure !== null,
    retrievals: hasChunks,
    retrievedChunks: hasChunks ? one.retrievedChunks : 0,
    droppedChunks: hasChunks ? Math.min(one.droppedChunks ?? 0, one.retrievedChunks ?? 0) : 0,
    inputKnown: one.inputTokens !== null,
    inputTokens: one.inputTokens,
    outputKnown: one.outputTokens !== null,
    outputTokens: one.outputTokens,
    cachedReadTokens: one.cachedReadTokens,
    cachedWriteTokens: one.cachedWriteTokens,
    reasoningTokens: one.reasoningTokens,
    priced: one.costUsd !== null,
    costUsd: one.costUsd,
  };
  for (const field of TALLY_FIELDS) tally[field] += sign * Number(counted[field] ?? 0);
}
