import type { Column } from '@/components/tables/column';
import { StateBadge } from '@/components/ui/state-badge';
import type { HeartbeatHistory } from '@/domain/heartbeats/heartbeat-answers';

type BeatRow = HeartbeatHistory['beats'][number];

export const BEAT_COLUMNS: readonly Column<BeatRow>[] = [
  { key: 'at', label: 'Heard', value: (row) => Date.parse(row.at), time: true, width: '9rem' },
  {
    key: 'status',
    label: 'Status',
    value: (row) => row.status,
    cell: (row) =>
      row.status === 'ok' ? (
        <StateBadge state="healthy" word="OK" />
      ) : (
        <StateBadge state="failing" word="Failed" />
      ),
    width: '6rem',
  },
  {
    key: 'message',
    label: 'Message',
    value: (row) => row.message,
    unknownBecause: 'It said nothing.',
    cell: (row) => (
      <span className="whitespace-pre-wrap break-words font-mono text-small">{row.message}</span>
    ),
    width: 'minmax(8rem, 1fr)',
  },
];
