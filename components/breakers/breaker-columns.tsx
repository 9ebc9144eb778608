import { TriangleAlert } from 'lucide-react';
import { Sparkline } from '@/components/charts/sparkline';
import type { Column } from '@/components/tables/column';
import { NumberValue } from '@/components/ui/number-value';
import { RateValue } from '@/components/ui/rate-value';
import type { ListedBreaker } from '@/domain/breakers/breaker-answer';
import { HEALTHS } from '@/domain/services/health';
import { BreakerBadge } from './breaker-badge';

export const BREAKER_COLUMNS: Column<ListedBreaker>[] = [
  {
    key: 'name',
    label: 'Breaker',
    value: ({ name }) => name,
    width: 'minmax(9rem, 2fr)',
    cell: ({ name, breaker, environment, words }) => (
      <span className="flex min-w-0 flex-col">
        <span className="truncate font-medium">{name}</span>
        <span className="truncate text-small text-muted" title={words}>
          {[breaker, environment].filter((part) => part !== null).join(', ')}
        </span>
      </span>
    ),
  },
  {
    key: 'state',
    label: 'State',
    value: ({ health, state }) => `${HEALTHS.indexOf(health)} ${state ?? 'not known'}`,
    width: '7.5rem',
    cell: (row) => (
      <span className="inline-flex flex-wrap items-center gap-x-2">
        <BreakerBadge breaker={row} />
        <Instances breaker={row} />
        {row.contradiction === null ? null : (
          <span title={row.contradiction} className="inline-flex items-center text-degraded">
            <TriangleAlert aria-hidden className="size-4" />
            <span className="sr-only">{row.contradiction}</span>
          </span>
        )}
      </span>
    ),
  },
  {
    key: 'since',
    label: 'Since',
    value: ({ since }) => (since === null ? null : Date.parse(since)),
    time: true,
    show: 'medium',
    width: '6rem',
    unknownBecause: 'It was in this state before anything was told of it',
  },
  {
    key: 'open',
    label: 'Open',
    value: ({ openSeconds }) => openSeconds,
    unit: 's',
    width: '5.5rem',
    cell: ({ openSeconds }) =>
      openSeconds === 0 ? (
        <span className="text-muted">never</span>
      ) : (
        <NumberValue value={openSeconds} unit="s" />
      ),
    unknownBecause: 'Its state was not told in this time',
  },
  {
    key: 'flapping',
    label: 'Changes/h',
    value: ({ transitionsPerHour }) => transitionsPerHour,
    unit: 'count',
    show: 'wide',
    width: '5rem',
    unknownBecause: 'Its state was not told in this time',
  },
  {
    key: 'errors',
    label: 'Error rate',
    value: ({ errorRate }) => errorRate.value,
    unit: 'ratio',
    show: 'medium',
    width: '9.5rem',
    cell: ({ errorRate }) => <RateValue rate={errorRate} />,
  },
  {
    key: 'fallbacks',
    label: 'Fallback rate',
    value: ({ fallbackRate }) => fallbackRate.value,
    unit: 'ratio',
    width: '9.5rem',
    cell: ({ fallbackRate, problem }) => (
      <span className={problem === 'chronic_fallback' ? 'text-degraded' : undefined}>
        <RateValue rate={fallbackRate} />
      </span>
    ),
  },
  {
    key: 'calls',
    label: 'Calls',
    value: ({ calls }) => calls,
    unit: 'count',
    show: 'wide',
    width: '4rem',
    unknownBecause: 'No calls were told in this time',
  },
  {
    key: 'trend',
    label: 'Calls over time',
    value: () => null,
    unsorted: true,
    right: true,
    show: 'wide',
    width: '6.5rem',
    cell: ({ callsTrend }) => <Sparkline label="Calls" values={callsTrend} />,
  },
];

/** "2 of 6", where it runs in several instances that are not all alike. */
function Instances({ breaker: { instances, state } }: { breaker: ListedBreaker }) {
  const { known, open, halfOpen } = instances;
  if (known < 2) return null;
  const count = state === 'half_open' ? halfOpen : open;
  return (
    <span className="whitespace-nowrap text-small text-muted">
      {count === 0 ? `${known} instances` : `${count} of ${known} instances`}
    </span>
  );
}
