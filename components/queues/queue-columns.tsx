import { Sparkline } from '@/components/charts/sparkline';
import type { Column } from '@/components/tables/column';
import { Badge } from '@/components/ui/badge';
import { StateBadge } from '@/components/ui/state-badge';
import type { ListedQueue, QueueState } from '@/domain/queues/queue-answer';
import { AgeValue, DrainValue, GrowthValue } from './queue-figures';

/** The worst first, then what nobody knows; the order of the list before anybody chose one. */
const RANK: Record<QueueState['health'], number> = {
  failing: 3,
  degraded: 2,
  unknown: 1,
  healthy: 0,
};

const NO_RATES = 'Nobody counted it';

export const QUEUE_COLUMNS: Column<ListedQueue>[] = [
  {
    key: 'queue',
    label: 'Queue',
    value: ({ queue }) => queue,
    width: 'minmax(11rem, 2.4fr)',
    cell: (queue) => <QueueName queue={queue} />,
  },
  {
    key: 'state',
    label: 'State',
    value: ({ health, letters }) => RANK[health] * 1e9 + Math.min(letters.open, 1e9 - 1),
    width: '6rem',
    cell: ({ health, reason }) => (
      <span title={reason}>
        <StateBadge state={health} />
      </span>
    ),
  },
  {
    key: 'depth',
    label: 'Depth',
    value: ({ depth }) => depth,
    unit: 'count',
    width: '4.5rem',
    unknownBecause: 'Nobody told it',
  },
  {
    key: 'age',
    label: 'Oldest',
    value: ({ oldestAgeSeconds }) => oldestAgeSeconds,
    unit: 's',
    width: '5.5rem',
    cell: (queue) => <AgeValue queue={queue} />,
  },
  {
    key: 'in',
    label: 'In',
    value: ({ arrivalPerSecond }) => arrivalPerSecond,
    unit: 'per_second',
    width: '5rem',
    show: 'wide',
    unknownBecause: NO_RATES,
  },
  {
    key: 'out',
    label: 'Out',
    value: ({ servicePerSecond }) => servicePerSecond,
    unit: 'per_second',
    width: '5rem',
    show: 'wide',
    unknownBecause: NO_RATES,
  },
  {
    key: 'drain',
    label: 'Drains in',
    value: ({ timeToDrain: drain }) => {
      if (drain.kind === 'unknown') return null;
      if (drain.kind === 'keeps_up') return drain.waitSeconds;
      return drain.kind === 'never' ? Number.MAX_VALUE : drain.seconds;
    },
    unit: 's',
    width: '6.5rem',
    show: 'medium',
    cell: ({ timeToDrain }) => <DrainValue drain={timeToDrain} />,
  },
  {
    key: 'growth',
    label: 'Growth',
    value: ({ growthPerMinute }) => growthPerMinute,
    unit: 'per_minute',
    width: '5.5rem',
    show: 'wide',
    cell: ({ growthPerMinute }) => <GrowthValue growth={growthPerMinute} />,
  },
  {
    key: 'letters',
    label: 'Not handled',
    value: ({ kind, letters }) => (letters.told === 0 && kind === 'work' ? null : letters.open),
    unit: 'count',
    width: '5.5rem',
    show: 'wide',
    unknownBecause: 'No dead letter was told of',
  },
  {
    key: 'trend',
    label: 'Course',
    value: ({ trend }) => trend.findLast((depth) => depth !== null) ?? null,
    unsorted: true,
    right: true,
    width: '6rem',
    show: 'medium',
    cell: ({ queue, trend }) => <Sparkline label={`Depth of ${queue}`} values={trend} />,
  },
];

/** Its name, and what tells it from another of the same name. */
function QueueName({ queue }: { queue: QueueState }) {
  const place = [queue.system, queue.environment, queue.service].filter((one) => one !== null);
  return (
    <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
      <span className="min-w-0 break-all font-medium">{queue.queue}</span>
      <span className="min-w-0 max-w-full truncate text-small text-muted" title={place.join(' · ')}>
        {place.join(' · ')}
        {queue.kind === 'dead_letter' ? (
          <>
            {place.length > 0 ? ' · ' : ''}
            {queue.kindSource === 'name' ? 'dead letters?' : 'dead letters'}
          </>
        ) : null}
      </span>
    </span>
  );
}

/** What a queue is and who says so. */
export function KindBadge({ queue }: { queue: QueueState }) {
  if (queue.kind === 'work') return <Badge>Work queue</Badge>;
  return (
    <Badge>
      {queue.kindSource === 'name' ? 'Dead-letter queue by its name' : 'Dead-letter queue'}
    </Badge>
  );
}
