import { type Evaluation, VERDICTS, type Verdict } from '../inference';
import { ACCEPTANCE, amountOf, attributeOf, GEN_AI, longTextOf, textOf } from './attribute-names';

interface Evaluated {
  attributes: Readonly<Record<string, unknown>>;
  timeMs: number;
  /** The inference it belongs to where it names no response itself. */
  inferenceId: string | null;
}

export type EvaluationReading =
  | { kind: 'verdict'; verdict: Verdict }
  | { kind: 'evaluation'; evaluation: Evaluation };

/**
 * A `gen_ai.evaluation.result` event, on a span or as a log record: `user_acceptance` with one of our words as its label
 * is a verdict, anything else an evaluation. Null when it has no name, or belongs to nothing.
 */
export function readEvaluation({
  attributes,
  timeMs,
  inferenceId,
}: Evaluated): EvaluationReading | null {
  const name = textOf(attributes, GEN_AI.evaluationName);
  const id = textOf(attributes, GEN_AI.responseId) ?? inferenceId;
  if (name === null || id === null) return null;
  const label = textOf(attributes, GEN_AI.label);
  const word = VERDICTS.find((one) => one === label?.toLowerCase());
  if (name === ACCEPTANCE && word !== undefined) {
    const editRatio = amountOf(attributes, GEN_AI.editRatio);
    const verdict: Verdict = {
      timeMs,
      inferenceId: id,
      verdict: word,
      editRatio: editRatio === null || editRatio > 1 ? null : editRatio,
      explicit: attributeOf(attributes, GEN_AI.explicit) !== false && word !== 'ignored',
      flags: [],
    };
    return { kind: 'verdict', verdict };
  }
  const score = Number(attributeOf(attributes, GEN_AI.score) ?? Number.NaN);
  const evaluation: Evaluation = {
    timeMs,
    inferenceId: id,
    name,
    score: Number.isFinite(score) ? score : null,
    label,
    explanation: longTextOf(attributes, GEN_AI.explanation),
    run: textOf(attributes, GEN_AI.run),
  };
  return { kind: 'evaluation', evaluation };
}
