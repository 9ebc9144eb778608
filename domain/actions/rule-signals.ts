/** The signals that a rule can be asked for, each with what names one thing of it. */
export const RULE_SIGNALS = {
  dead_letters: 'queue',
  queue: 'queue',
  breaker: 'breaker',
  heartbeat: 'slug',
  logs: 'service',
  metric: 'metric',
  ai: 'feature',
} as const;

export type RuleSignal = keyof typeof RULE_SIGNALS;
