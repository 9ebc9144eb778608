import type { RuleQuery } from './rule-query';

/** Whether what a rule looks at is or is not: a number would say nothing of it. */
export function isYesOrNo(query: RuleQuery): boolean {
  return query.signal === 'heartbeat' || (query.signal === 'breaker' && query.measure === 'open');
}
