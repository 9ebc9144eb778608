import type { Outcome } from '@/domain/ai/inference';
import type { ListedInference } from '@/domain/ai/inference-view';
import type { LISTED_STATES } from '@/domain/ai/listed-states';

type State = 'healthy' | 'degraded' | 'failing' | 'unknown';

export const LEDGER_WORDS: Readonly<
  Record<ListedInference['state'], { word: string; state: State }>
> = {
  accepted: { word: 'accepted', state: 'healthy' },
  edited: { word: 'edited', state: 'degraded' },
  rejected: { word: 'rejected', state: 'failing' },
  ignored: { word: 'ignored', state: 'unknown' },
  pending: { word: 'pending', state: 'unknown' },
  unseen: { word: 'unseen', state: 'unknown' },
};

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  ok: 'answered',
  refused: 'refused',
  error: 'failed',
  fallback: 'fallback answered',
  empty: 'empty',
};

export const LISTED_STATE_WORDS: Readonly<Record<(typeof LISTED_STATES)[number], string>> = {
  accepted: 'Accepted',
  edited: 'Edited',
  rejected: 'Rejected',
  open: 'Pending or ignored',
  unseen: 'Unseen',
};

export const BASIS_WORDS: Readonly<Record<NonNullable<ListedInference['costBasis']>, string>> = {
  given: 'as the sender told it',
  table: 'from the price table',
  no_price: 'no price is known for this model',
  no_tokens: 'the tokens were not told',
};
