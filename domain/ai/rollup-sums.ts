import { QuantileSketch } from '../statistics/quantile-sketch';
import { NO_RATE, rateOf } from '../statistics/rate';
import type { Rate } from '../statistics/rate-schema';
import { mergeSketchBytes } from '../statistics/sketch-bytes';
import { type AcceptanceCounts, NO_COUNTS } from './acceptance-counts';
import type { AcceptanceGroup } from './acceptance-report';
import type { AiTally, TallyField } from './ai-tally';
import type { Feedback } from './ledger';

/** The sums that tell where inferences stand. */
export const STANDING_FIELDS = [
  'n',
  'unseen',
  'explicitAccepted',
  'explicitEdited',
  'explicitRejected',
  'implicitAccepted',
  'implicitEdited',
  'implicitRejected',
] as const satisfies readonly TallyField[];

type Standing = Pick<AiTally, (typeof STANDING_FIELDS)[number]>;
type Sums<Field extends TallyField> = { tally: Pick<AiTally, Field> };

/** What roll-ups come to, of whichever inferences. */
export interface RollupSums {
  tally: Standing;
  /** Shown, without a verdict of the kind, and younger than their feature's limit. */
  pending: Record<Feedback, number>;
}

/** Where inferences stand by one kind of feedback. */
export function countsOf({ tally, pending }: RollupSums, feedback: Feedback): AcceptanceCounts {
  const told =
    feedback === 'explicit'
      ? [tally.explicitAccepted, tally.explicitEdited, tally.explicitRejected]
      : [tally.implicitAccepted, tally.implicitEdited, tally.implicitRejected];
  const [accepted = 0, edited = 0, rejected = 0] = told;
  const shown = tally.n - tally.unseen;
  return {
    ...NO_COUNTS,
    shown,
    pending: pending[feedback],
    accepted,
    edited,
    rejected,
    ignored: shown - accepted - edited - rejected - pending[feedback],
    unseen: tally.unseen,
  };
}

/** How many verdicts that say something there are of a kind. */
export function judgedCount({ tally }: Pick<RollupSums, 'tally'>, feedback: Feedback): number {
  return feedback === 'explicit'
    ? tally.explicitAccepted + tally.explicitEdited + tally.explicitRejected
    : tally.implicitAccepted + tally.implicitEdited + tally.implicitRejected;
}

/** Explicit where there is any, else what was read from behaviour. */
export function feedbackOf(sums: readonly Pick<RollupSums, 'tally'>[]): Feedback {
  const has = (feedback: Feedback) => sums.some((one) => judgedCount(one, feedback) > 0);
  return !has('explicit') && has('implicit') ? 'implicit' : 'explicit';
}

export function outcomesOf({
  tally,
}: Sums<
  'n' | 'refused' | 'errors' | 'fallback' | 'empty' | 'unsure' | 'unsureKnown'
>): AcceptanceGroup['outcomes'] {
  const of = (successes: number) => rateOf({ successes, n: tally.n });
  return {
    refused: of(tally.refused),
    error: of(tally.errors),
    fallback: of(tally.fallback),
    empty: of(tally.empty),
    unsure: rateOf({ successes: tally.unsure, n: tally.unsureKnown }),
  };
}

/** Of the chunks that retrieval found, those that did not make it into the prompt. */
export function droppedChunksOf({
  tally,
}: Sums<'retrievals' | 'retrievedChunks' | 'droppedChunks'>): Rate {
  if (tally.retrievals === 0) return NO_RATE;
  return rateOf({ successes: tally.droppedChunks, n: tally.retrievedChunks });
}

/** Sums of what is known; null where nothing is. */
export function tokensOf({
  tally,
}: Sums<
  'inputKnown' | 'outputKnown' | 'inputTokens' | 'outputTokens' | 'cachedReadTokens'
>): AcceptanceGroup['tokens'] {
  return {
    input: tally.inputKnown === 0 ? null : tally.inputTokens,
    output: tally.outputKnown === 0 ? null : tally.outputTokens,
    cachedRead: tally.inputKnown === 0 ? null : tally.cachedReadTokens,
  };
}

export function costUsdOf({ tally }: Sums<'priced' | 'costUsd'>): number | null {
  return tally.priced === 0 ? null : tally.costUsd;
}

export function percentilesOf(sketches: readonly Uint8Array[]): {
  p50: number | null;
  p90: number | null;
  p99: number | null;
} {
  const all = new QuantileSketch();
  for (const bytes of sketches) mergeSketchBytes(all, bytes);
  return { p50: all.quantile(0.5), p90: all.quantile(0.9), p99: all.quantile(0.99) };
}
