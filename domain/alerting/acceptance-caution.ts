import type { RuleQuery } from './rule-query';

/** On fewer verdicts nothing is said of acceptance, unless a rule draws this line itself. */
export const LEAST_VERDICTS = 30;

/** Whether a line is compared with the bound of the interval where the rule does not say: a few people are no trend. */
export function isCautious(query: RuleQuery): boolean {
  return (
    query.signal === 'ai' &&
    (query.measure === 'acceptance' || query.measure === 'acceptance_change')
  );
}
