import { quantityText } from '../quantities/format-quantity';
import { isCautious } from './acceptance-caution';
import type { Condition } from './condition-schema';
import type { RuleQuery } from './rule-query';
import type { RuleInput } from './schemas';
import { unitOf } from './unit-of';
import { isYesOrNo } from './yes-or-no';

const WORDS: Record<string, string> = {
  depth: 'messages in a queue',
  oldest_age_seconds: 'age of a queue’s oldest message',
  drain_seconds: 'time until a queue is empty',
  growth_per_minute: 'growth of a queue',
  open: 'a circuit breaker is open',
  open_seconds: 'time that a breaker is open',
  transitions_per_hour: 'moves of a breaker an hour',
  errors_per_minute: 'error lines of a service',
  lines_per_minute: 'lines of a service',
  error_share: 'share of error lines of a service',
  acceptance: 'acceptance of an AI feature',
  acceptance_change: 'acceptance of an AI feature against its fortnight before',
  cost_usd: 'cost of an AI feature',
  change_fail_rate: 'share of a service’s deployments that fail',
  rework_rate: 'share of a service’s deployments that are rework',
  lead_time_seconds: 'lead time of a service’s changes',
  recovery_seconds: 'time to recover of a service',
  deployments_per_day: 'deployments of a service a day',
};

/** What a rule looks at, in words. */
function describeQuery(query: RuleQuery): string {
  switch (query.signal) {
    case 'dead_letters':
      return named('messages in a dead-letter queue', query.queue);
    case 'heartbeat':
      return named('a job was missed or failed', query.slug);
    case 'unreviewed_alerts':
      return `alerts of a rule without a review in ${quantityText(query.windowSeconds, 's')}`;
    case 'external':
      return query.source === 'alertmanager' ? 'alerts of Alertmanager' : 'events from elsewhere';
    case 'metric':
      return `${query.aggregation} of ${query.metric}${query.by === undefined ? '' : ` by ${query.by}`}`;
    case 'log_query': {
      const time = quantityText(query.windowSeconds, 's');
      const often = query.measure === 'lines' ? `in ${time}` : 'a minute';
      return `lines ${often} that match ${query.q}`;
    }
    case 'expression':
      return query.expression;
    case 'delivery':
      return named(WORDS[query.measure] ?? query.measure, query.service);
    case 'queue':
      return named(WORDS[query.measure] ?? query.measure, query.queue ?? query.service);
    case 'logs':
      return named(WORDS[query.measure] ?? query.measure, query.service);
    case 'breaker':
      return named(rateWords(query.measure, 'a breaker'), query.breaker ?? query.service);
    case 'ai':
      return named(rateWords(query.measure, 'an AI feature'), query.feature);
  }
}

function rateWords(measure: string, of: string): string {
  if (measure === 'fallback_rate') return `share that a fallback answers for ${of}`;
  if (measure === 'error_rate') return `share of errors of ${of}`;
  return WORDS[measure] ?? measure;
}

function named(words: string, name: string | undefined): string {
  return name === undefined ? words : `${words}: ${name}`;
}

type Told = Pick<RuleInput, 'query' | 'condition' | 'forSeconds'>;

/** What a rule looks at and when it is worth an alert, in words. */
export function describeRule(rule: Told): string {
  const what = describeQuery(rule.query);
  return saysItAll(rule) ? `${what}${lastingWords(rule)}` : `${what} ${describeCondition(rule)}`;
}

/** Whether it alerts when what it looks at is so. */
function saysItAll({ query, condition }: Told): boolean {
  if (!isYesOrNo(query) || condition.kind !== 'threshold') return false;
  const { op, value } = condition;
  return (op === '>' && value >= 0 && value < 1) || (op === '>=' && value > 0 && value <= 1);
}

function lastingWords({ forSeconds }: Told): string {
  return forSeconds === 0 ? '' : ` for ${quantityText(forSeconds, 's')}`;
}

/** When it is worth an alert, in words. */
export function describeCondition(rule: Told): string {
  const { query, condition } = rule;
  if (query.signal === 'external') return 'as their sender says';
  return `${conditionWords(condition, query)}${lastingWords(rule)}`;
}

function conditionWords(condition: Condition, query: RuleQuery): string {
  switch (condition.kind) {
    case 'threshold': {
      const surely = (condition.onBound ?? isCautious(query)) ? 'surely ' : '';
      return `${surely}${condition.op} ${quantityText(condition.value, unitOf(query))}`;
    }
    case 'change': {
      const turn = condition.op === '>' ? 'risen' : 'fallen';
      const ago = quantityText(condition.againstSeconds, 's');
      return `${turn} by ${condition.percent} % against ${ago} ago`;
    }
    case 'absence':
      return 'nothing is heard';
    case 'baseline': {
      const { direction, floor } = condition;
      const least = floor === undefined ? '' : `, not below ${quantityText(floor, unitOf(query))}`;
      return `off its usual${direction === 'both' ? '' : `, ${direction}`}${least}`;
    }
  }
}
