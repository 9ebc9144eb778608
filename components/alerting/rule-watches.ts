import { LEAST_VERDICTS } from '@/domain/alerting/acceptance-caution';
import type { Unit } from '@/domain/quantities/format-quantity';

/** One thing that narrows or shapes what a rule looks at. */
export interface WatchField {
  name: string;
  label: string;
  kind: 'text' | 'query' | 'duration' | 'labels' | readonly string[];
  hint?: string;
  required?: boolean;
  initial?: string;
}

/** What a rule can look at: `value` is its signal and measure. */
export interface Watch {
  value: string;
  label: string;
  unit: Unit;
  fields: readonly WatchField[];
  /** The line that a new rule begins with. */
  line: string;
  /** It is or it is not: nothing about it could be usual. */
  isYesOrNo?: boolean;
  /** Looked at once a minute at the most. */
  isSlow?: boolean;
  /** Judged from so many observations on, and by the bound of the interval, unless the rule says otherwise. */
  leastN?: number;
}

const EACH = 'Empty: each of them by itself.';
const only = (name: string, label: string): WatchField => ({
  name,
  label,
  kind: 'text',
  hint: EACH,
});
const over = (initial: string): WatchField => ({
  name: 'windowSeconds',
  label: 'Over the last',
  kind: 'duration',
  hint: 'Such as 5m or 1h.',
  initial,
});
const queue = [only('queue', 'Only the queue')];
const work = [...queue, only('service', 'Only the service')];
const breaker = [only('breaker', 'Only the breaker'), only('service', 'Only the service')];
const lines = [only('service', 'Only the service'), over('5m')];
const searched: WatchField = {
  name: 'q',
  label: 'Search',
  kind: 'query',
  hint: 'As on the logs page: service:payments level:>=error "timed out".',
  required: true,
  initial: 'level:>=error',
};
const delivered = [
  only('service', 'Only the service'),
  { ...only('environment', 'Environment'), hint: 'Empty: production, whatever it is called.' },
  over('30d'),
];
const feature = [only('feature', 'Only the feature'), over('1d')];

export const RULE_WATCHES: readonly Watch[] = [
  watch('dead_letters', 'Messages in a dead-letter queue', 'count', queue, '0'),
  watch('queue depth', 'Messages in a queue', 'count', work, '1000'),
  watch('queue oldest_age_seconds', 'Age of a queue’s oldest message', 's', work, '10m'),
  watch('queue drain_seconds', 'Time until a queue is empty', 's', work, '1h'),
  watch('queue growth_per_minute', 'Growth of a queue a minute', 'per_minute', work, '100'),
  yesOrNo(watch('breaker open', 'A circuit breaker is open (1)', 'count', breaker, '0')),
  watch(
    'breaker open_seconds',
    'Time that a breaker is open',
    's',
    [...breaker, over('1h')],
    '10m',
  ),
  watch(
    'breaker transitions_per_hour',
    'Moves of a breaker an hour',
    'count',
    [...breaker, over('1h')],
    '4',
  ),
  watch(
    'breaker fallback_rate',
    'Share that a breaker’s fallback answers',
    'ratio',
    [...breaker, over('1h')],
    '0.15',
  ),
  watch(
    'breaker error_rate',
    'Share of errors of a breaker’s calls',
    'ratio',
    [...breaker, over('1h')],
    '0.05',
  ),
  yesOrNo(
    watch(
      'heartbeat',
      'A job was missed or failed (1)',
      'count',
      [only('slug', 'Only the job')],
      '0',
    ),
  ),
  watch('logs errors_per_minute', 'Error lines a minute', 'per_minute', lines, '10'),
  watch('logs lines_per_minute', 'Lines a minute', 'per_minute', lines, '1000'),
  watch('logs error_share', 'Share of error lines', 'ratio', lines, '0.05'),
  watch(
    'metric',
    'A metric',
    'count',
    [
      { name: 'metric', label: 'Its name', kind: 'text', required: true },
      {
        name: 'aggregation',
        label: 'Put together by',
        kind: ['avg', 'sum', 'min', 'max', 'last', 'rate'],
        initial: 'avg',
      },
      only('by', 'A group for each value of the label'),
      { name: 'where', label: 'Only where', kind: 'labels', hint: 'Such as region=eu, shop=de.' },
      over('5m'),
    ],
    '100',
  ),
  slow(
    watch(
      'log_query lines',
      'Lines that a log search finds',
      'count',
      [searched, over('5m')],
      '10',
    ),
  ),
  slow(
    watch(
      'log_query lines_per_minute',
      'Lines a minute that a log search finds',
      'per_minute',
      [searched, over('5m')],
      '10',
    ),
  ),
  watch(
    'expression',
    'A ratio of two metrics, or another expression',
    'ratio',
    [
      {
        name: 'expression',
        label: 'Expression',
        kind: 'query',
        hint: 'ratio(orders.paid, orders.placed), rate(requests_total), age(last_backup_seconds). A time is in seconds.',
        required: true,
        initial: 'ratio(orders.paid, orders.placed)',
      },
      over('5m'),
    ],
    '0.5',
  ),
  slow(watch('delivery change_fail_rate', 'Change fail rate', 'ratio', delivered, '0.15')),
  slow(watch('delivery rework_rate', 'Rework rate', 'ratio', delivered, '0.15')),
  slow(watch('delivery lead_time_seconds', 'Lead time of changes', 's', delivered, '2d')),
  slow(watch('delivery recovery_seconds', 'Time to recover', 's', delivered, '1h')),
  slow(watch('delivery deployments_per_day', 'Deployments a day', 'count', delivered, '1')),
  cautious(watch('ai acceptance', 'Acceptance of an AI feature', 'ratio', feature, '0.5')),
  cautious(
    watch('ai acceptance_change', 'Acceptance against the fortnight before', 'ratio', feature, '0'),
  ),
  watch('ai fallback_rate', 'Share that an AI fallback answers', 'ratio', feature, '0.15'),
  watch('ai error_rate', 'Share of AI errors', 'ratio', feature, '0.05'),
  watch('ai cost_usd', 'Cost of an AI feature', 'usd', feature, '50'),
  watch('unreviewed_alerts', 'Alerts of a rule without a review', 'count', [over('7d')], '2'),
];

function watch(
  value: string,
  label: string,
  unit: Unit,
  fields: readonly WatchField[],
  line: string,
): Watch {
  return { value, label, unit, fields, line };
}

function yesOrNo(one: Watch): Watch {
  return { ...one, isYesOrNo: true };
}

function slow(one: Watch): Watch {
  return { ...one, isSlow: true };
}

function cautious(one: Watch): Watch {
  return { ...one, leastN: LEAST_VERDICTS };
}

export function isWatched(value: string): boolean {
  return RULE_WATCHES.some((one) => one.value === value);
}

export function watchOf(value: string): Watch {
  const [first] = RULE_WATCHES;
  const found = RULE_WATCHES.find((one) => one.value === value) ?? first;
  if (found === undefined) throw new Error('There is nothing to watch.');
  return found;
}
