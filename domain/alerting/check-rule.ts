import type { RuleInput } from './schemas';

/** What a rule asks for that cannot be had, in words; null when all of it can. */
export function problemWithRule({ query, condition, intervalSeconds }: RuleInput): string | null {
  if (query.signal === 'external')
    return condition.kind === 'threshold' ? null : 'Its sender judges it; use a threshold here.';
  const isSlow = query.signal === 'log_query' || query.signal === 'delivery';
  if (isSlow && intervalSeconds < 60)
    return 'This is looked at once a minute at the most: send intervalSeconds of 60 or more.';
  if (condition.kind === 'baseline') {
    const hasPast =
      query.signal === 'metric' ||
      (query.signal === 'logs' && query.measure === 'errors_per_minute');
    return hasPast
      ? null
      : 'A baseline is learned of metrics and of errors_per_minute of logs; use a threshold here.';
  }
  const isNow = query.signal === 'heartbeat' || query.signal === 'unreviewed_alerts';
  if (condition.kind === 'change' && isNow)
    return 'What this looks at has no past to be held against; use a threshold here.';
  return null;
}
