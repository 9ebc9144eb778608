import type { Condition } from '../condition-schema';
import type { RuleQuery } from '../rule-query';

/**
 * Below this a measure is never unusual, however quiet it was before: a queue that has always been empty holds a message
 * now and then. Zero where no such line can be drawn for everybody; a rule may draw its own.
 */
export function leastUnusual(query: RuleQuery): number {
  switch (query.signal) {
    case 'queue':
      return QUEUE[query.measure];
    case 'logs':
      return query.measure === 'errors_per_minute' ? 1 : 0;
    default:
      return 0;
  }
}

const QUEUE = {
  depth: 10,
  oldest_age_seconds: 60,
  drain_seconds: 60,
  growth_per_minute: 5,
} as const;

/** A rule as it is judged: with the floor that fits what it measures, where it draws none itself. */
export function withFloor<Rule extends { query: RuleQuery; condition: Condition }>(
  rule: Rule,
): Rule {
  const { query, condition } = rule;
  if (condition.kind !== 'baseline' || condition.floor !== undefined) return rule;
  return { ...rule, condition: { ...condition, floor: leastUnusual(query) } };
}
