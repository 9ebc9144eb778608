import { describeCondition } from '../describe-rule';
import type { RuleInput } from '../schemas';

/** A milder form of a rule, to be tried on the past. */
export interface Candidate {
  rule: RuleInput;
  /** What of the rule it changes. */
  patch: Pick<RuleInput, 'condition'> | Pick<RuleInput, 'forSeconds'>;
  words: string;
}

const TIMES = [1.25, 1.5, 2, 3];
const LASTING_SECONDS = [300, 900, 1_800];

/** Milder forms of a rule, the mildest last: a line further off, or one that has to be crossed for longer. */
export function candidateChanges(rule: RuleInput): Candidate[] {
  return [...furtherOff(rule), ...longer(rule)];
}

function furtherOff(rule: RuleInput): Candidate[] {
  const { condition } = rule;
  // Of 0 there is no multiple; of a share there is none beyond 1.
  if (condition.kind !== 'threshold' || condition.value === 0) return [];
  const isUp = condition.op === '>' || condition.op === '>=';
  return TIMES.map((times) => {
    const grows = isUp === condition.value > 0;
    const value = rounded(grows ? condition.value * times : condition.value / times);
    return candidateOf(rule, { condition: { ...condition, value } });
  });
}

function longer(rule: RuleInput): Candidate[] {
  return LASTING_SECONDS.filter((seconds) => seconds > rule.forSeconds).map((forSeconds) =>
    candidateOf(rule, { forSeconds }),
  );
}

function candidateOf(rule: RuleInput, patch: Candidate['patch']): Candidate {
  const changed = { ...rule, ...patch };
  return { rule: changed, patch, words: describeCondition(changed) };
}

/** Two digits that count. */
function rounded(value: number): number {
  return Number(value.toPrecision(2));
}

interface Tried {
  count: number;
  /** null: there was no incident in that time. */
  during: number | null;
}

/** Worth suggesting: every firing with an incident is kept, and at least a third of all is gone. */
export function isBetter(now: Tried, then: Tried): boolean {
  return (then.during ?? 0) >= (now.during ?? 0) && then.count <= now.count * (2 / 3);
}
