import type { ActionCheck } from './check-schema';
import { RULE_SIGNALS, type RuleSignal } from './rule-signals';

const SIGNAL_WORDS: Record<RuleSignal, string> = {
  dead_letters: 'dead letters',
  queue: 'queues',
  breaker: 'circuit breakers',
  heartbeat: 'jobs',
  logs: 'log lines',
  metric: 'metrics',
  ai: 'AI answers',
};

/** "payments-dlq holds no message for 14 days" */
export function describeCheck(check: ActionCheck): string {
  switch (check.kind) {
    case 'queue_empty':
      return `${check.queue} holds no message for ${daysText(check.days)}`;
    case 'rule_exists': {
      const of =
        check.name === undefined ? '' : ` of the ${RULE_SIGNALS[check.signal]} ${check.name}`;
      return `a rule that is on watches ${SIGNAL_WORDS[check.signal]}${of}`;
    }
    case 'no_alert':
      return `no alert with the fingerprint ${check.fingerprint} for ${daysText(check.days)}`;
    case 'metric':
      return `${check.metric} (${check.aggregation}) stays ${check.op === '<' ? 'below' : 'above'} ${check.value} for ${daysText(check.days)}`;
  }
}

export function daysText(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
