import type { Column } from '@/components/tables/column';
import { StateBadge } from '@/components/ui/state-badge';
import type { ListedLimit } from '@/domain/breakers/breaker-answer';

const LIMIT_WORDS: Record<string, string> = {
  cx: 'connections',
  cx_pool: 'connection pools',
  rq_pending: 'pending requests',
  rq: 'requests',
  rq_retry: 'retries',
};

export const LIMIT_COLUMNS: Column<ListedLimit>[] = [
  { key: 'cluster', label: 'Cluster', value: ({ cluster }) => cluster, width: 'minmax(9rem, 2fr)' },
  {
    key: 'limit',
    label: 'Limit on',
    value: ({ limit, priority }) =>
      `${LIMIT_WORDS[limit] ?? limit}${priority === 'default' ? '' : ` (${priority} priority)`}`,
  },
  {
    key: 'state',
    label: 'Now',
    value: ({ isReached }) => (isReached ? 'Reached' : 'Not reached'),
    width: '8rem',
    cell: ({ isReached }) => (
      <StateBadge
        state={isReached ? 'degraded' : 'healthy'}
        word={isReached ? 'Reached' : 'Not reached'}
      />
    ),
  },
  {
    key: 'since',
    label: 'Since',
    value: ({ since }) => Date.parse(since),
    time: true,
    width: '7rem',
  },
  {
    key: 'reached',
    label: 'Last reached',
    value: ({ lastReachedAt }) => (lastReachedAt === null ? null : Date.parse(lastReachedAt)),
    time: true,
    show: 'medium',
    width: '8rem',
    unknownBecause: 'It was never seen reached',
  },
  {
    key: 'read',
    label: 'Last read',
    value: ({ lastReadAt }) => Date.parse(lastReadAt),
    time: true,
    show: 'wide',
    width: '7rem',
  },
  {
    key: 'instance',
    label: 'Proxy',
    value: ({ service, instance }) => [service, instance].filter((part) => part !== null).join(' '),
    show: 'wide',
  },
];
