import { parseQuery } from '../logs/query/parse-query';
import { readsRollupsOnly } from '../logs/query/query-traits';
import type { RuleQuery } from './rule-query';
import type { RuleInput } from './schemas';

/** What a rule asks for that cannot be had, in words; null when all of it can. */
export function problemWithRule({ query, condition, intervalSeconds }: RuleInput): string | null {
  if (query.signal === 'external')
    return condition.kind === 'threshold' ? null : 'Its sender judges it; use a threshold here.';
  const isSlow = query.signal === 'log_query' || query.signal === 'delivery';
  if (isSlow && intervalSeconds < 60)
    return 'This is looked at once a minute at the most: send intervalSeconds of 60 or more.';
  if (condition.kind === 'baseline') return whyNoBaseline(query);
  const isNow = query.signal === 'heartbeat' || query.signal === 'unreviewed_alerts';
  if (condition.kind === 'change' && isNow)
    return 'What this looks at has no past to be held against; use a threshold here.';
  return null;
}

/** Why nothing usual can be learned of what a query measures; null where it can. */
export function whyNoBaseline(query: RuleQuery): string | null {
  switch (query.signal) {
    case 'external':
    case 'unreviewed_alerts':
      return 'What this looks at has no past to learn from; use a threshold here.';
    case 'heartbeat':
      return 'A job ran or it did not: there is nothing usual about it. Use a threshold here.';
    case 'breaker':
      return query.measure === 'open'
        ? 'A breaker is open or it is not. Use a threshold here, or another measure.'
        : null;
    case 'log_query': {
      const parsed = parseQuery(query.q);
      return parsed.ok && readsRollupsOnly(parsed.ast)
        ? null
        : 'Of words and attributes no past is kept that a baseline could be learned from. Search by level, service, env and version alone, or use a threshold here.';
    }
    default:
      return null;
  }
}
