import type { Unit } from '../quantities/format-quantity';
import type { BREAKER_MEASURES, DELIVERY_MEASURES, QUEUE_MEASURES, RuleQuery } from './rule-query';

/** What a query's values count. */
export function unitOf(query: RuleQuery): Unit {
  switch (query.signal) {
    case 'queue':
      return QUEUE_UNITS[query.measure];
    case 'breaker':
      return BREAKER_UNITS[query.measure];
    case 'logs':
      return query.measure === 'error_share' ? 'ratio' : 'per_minute';
    case 'log_query':
      return query.measure === 'lines' ? 'count' : 'per_minute';
    case 'expression':
      return expressionUnit(query.expression);
    case 'delivery':
      return DELIVERY_UNITS[query.measure];
    case 'ai':
      return query.measure === 'cost_usd' ? 'usd' : 'ratio';
    case 'metric':
      return query.aggregation === 'rate' ? 'per_second' : 'count';
    default:
      return 'count';
  }
}

function expressionUnit(text: string): Unit {
  const kind = /^\s*(ratio|rate|age)\s*\(/.exec(text)?.[1];
  if (kind === 'ratio') return 'ratio';
  if (kind === 'rate') return 'per_second';
  return kind === 'age' ? 's' : 'count';
}

const DELIVERY_UNITS: Record<(typeof DELIVERY_MEASURES)[number], Unit> = {
  change_fail_rate: 'ratio',
  rework_rate: 'ratio',
  lead_time_seconds: 's',
  recovery_seconds: 's',
  deployments_per_day: 'count',
};

const QUEUE_UNITS: Record<(typeof QUEUE_MEASURES)[number], Unit> = {
  depth: 'count',
  oldest_age_seconds: 's',
  drain_seconds: 's',
  growth_per_minute: 'per_minute',
};

const BREAKER_UNITS: Record<(typeof BREAKER_MEASURES)[number], Unit> = {
  open: 'count',
  open_seconds: 's',
  transitions_per_hour: 'count',
  fallback_rate: 'ratio',
  error_rate: 'ratio',
};
