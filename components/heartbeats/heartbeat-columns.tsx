import type { Column } from '@/components/tables/column';
import { StateBadge } from '@/components/ui/state-badge';
import type { HeartbeatAnswer } from '@/domain/heartbeats/heartbeat-answers';
import { HEARTBEAT_STATES } from './heartbeat-looks';

const ms = (time: string | null) => (time === null ? null : Date.parse(time));

export const HEARTBEAT_COLUMNS: readonly Column<HeartbeatAnswer>[] = [
  { key: 'slug', label: 'Job', value: (row) => row.slug, width: 'minmax(9rem, 2fr)' },
  {
    key: 'service',
    label: 'Service',
    value: (row) => row.service,
    show: 'medium',
    unknownBecause: 'Its beats do not say whose it is: add &service= to its address.',
  },
  {
    key: 'state',
    label: 'State',
    value: (row) => HEARTBEAT_STATES[row.state].rank,
    cell: (row) => {
      const { state, word } = HEARTBEAT_STATES[row.state];
      return <StateBadge state={state} word={word} />;
    },
    width: '7rem',
  },
  { key: 'last', label: 'Last heard', value: (row) => ms(row.lastBeatAt), time: true },
  {
    key: 'next',
    label: 'Next due',
    value: (row) => ms(row.nextExpectedAt),
    time: true,
    unknownBecause: 'Nothing is expected of it.',
  },
  { key: 'every', label: 'Every', value: (row) => row.everySeconds, unit: 's', show: 'medium' },
  {
    key: 'expected',
    label: 'Expected',
    value: (row) => row.expected,
    unit: 'count',
    show: 'medium',
    unknownBecause: 'Nothing was due in this time.',
  },
  {
    key: 'missed',
    label: 'Missed',
    value: (row) => row.missed,
    unit: 'count',
    unknownBecause: 'Nothing was due in this time.',
  },
  { key: 'failed', label: 'Failed', value: (row) => row.failed, unit: 'count', show: 'medium' },
  {
    key: 'message',
    label: 'Last message',
    value: (row) => row.lastMessage,
    cell: (row) => <span className="truncate font-mono">{row.lastMessage?.slice(0, 200)}</span>,
    show: 'wide',
    width: 'minmax(8rem, 2fr)',
  },
];
