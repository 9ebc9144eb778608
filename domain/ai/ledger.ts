import type { Inference, Verdict, VerdictWord } from './inference';

/** Which verdicts count: those that people gave, or those that were read from what they did. Never both together. */
export type Feedback = 'explicit' | 'implicit';

/** Where an inference stands in the ledger. */
export type LedgerState = 'unseen' | 'pending' | VerdictWord;

/** A feature's verdicts are waited for this long where nobody set another limit: a day. */
export const USUAL_LIMIT_MS = 86_400_000;

interface LedgerView {
  feedback: Feedback;
  /** How long the feature waits for a verdict before an answer counts as ignored. */
  limitMs: number;
  nowMs: number;
}

/** What an inference's verdicts come to: the last of each kind of feedback, and whether it was told to be passed over. */
export interface Judgement {
  explicit: JudgedWord | null;
  implicit: JudgedWord | null;
  passedOver: boolean;
}

/** A verdict that says something of the answer. */
export type JudgedWord = Exclude<VerdictWord, 'ignored'>;

type Said = Pick<Verdict, 'timeMs' | 'verdict' | 'explicit'>;

/**
 * The latest verdict of each kind wins, by its own time. `ignored` tells that nothing was done, which takes back nothing
 * that was done: it only ends the waiting for an answer that has no verdict yet.
 */
export function judge(verdicts: readonly Said[]): Judgement {
  const judged = verdicts.filter((one): one is Judged => one.verdict !== 'ignored');
  return {
    explicit: latest(judged.filter(({ explicit }) => explicit)),
    implicit: latest(judged.filter(({ explicit }) => !explicit)),
    passedOver: judged.length < verdicts.length,
  };
}

/**
 * shown → pending → accepted | edited | rejected; ignored once the limit has passed without one. The latest verdict of
 * the kind that is looked at wins. An answer that nobody saw is unseen, not ignored; a verdict shows that it was seen.
 */
export function ledgerState(
  inference: Pick<Inference, 'timeMs' | 'shown'>,
  judgement: Judgement,
  { feedback, limitMs, nowMs }: LedgerView,
): LedgerState {
  const judged = judgement[feedback];
  if (judged !== null) return judged;
  if (!isSeen(inference, judgement)) return 'unseen';
  const isOver = nowMs - inference.timeMs >= limitMs;
  // A sender that knows that the answer was passed over need not be waited for.
  return isOver || judgement.passedOver ? 'ignored' : 'pending';
}

/** Shown, or judged by somebody, who must have seen it. */
export function isSeen(
  { shown }: Pick<Inference, 'shown'>,
  { explicit, implicit }: Judgement,
): boolean {
  return shown || explicit !== null || implicit !== null;
}

type Judged = Said & { verdict: JudgedWord };

const WORST_FIRST: readonly JudgedWord[] = ['rejected', 'edited', 'accepted'];

/** The last by its own time; of two at one instant the worse, so that order of arrival never decides. */
function latest(verdicts: readonly Judged[]): JudgedWord | null {
  const last = verdicts.reduce<Judged | null>((best, one) => {
    if (best === null || one.timeMs > best.timeMs) return one;
    if (one.timeMs < best.timeMs) return best;
    return WORST_FIRST.indexOf(one.verdict) < WORST_FIRST.indexOf(best.verdict) ? one : best;
  }, null);
  return last?.verdict ?? null;
}

/** The kind of feedback a feature lives on: explicit where there is any, else what was read from behaviour. */
export function chooseFeedback(
  verdicts: readonly Pick<Verdict, 'explicit' | 'verdict'>[],
): Feedback {
  const judged = verdicts.filter(({ verdict }) => verdict !== 'ignored');
  return judged.length > 0 && judged.every(({ explicit }) => !explicit) ? 'implicit' : 'explicit';
}
