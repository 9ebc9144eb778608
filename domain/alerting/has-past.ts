import type { Signal } from './rule-query';

/** Whether what a rule looks at is kept in steps, so that the rule can be tried on it. */
export function hasPast(signal: Signal): boolean {
  return signal !== 'unreviewed_alerts' && signal !== 'external';
}
