import type { Column } from '@/components/tables/column';
import { DataTable } from '@/components/tables/data-table';
import type { BreakerDetail } from '@/domain/breakers/breaker-answer';
import { BREAKER_LOOKS } from './breaker-looks';

type Move = BreakerDetail['transitions'][number];

const MOVE_COLUMNS: Column<Move>[] = [
  { key: 'at', label: 'When', value: ({ at }) => Date.parse(at), time: true, width: '8rem' },
  {
    key: 'from',
    label: 'From',
    value: ({ from }) => (from === null ? null : BREAKER_LOOKS[from].word),
    width: '7rem',
    unknownBecause: 'It was not told what it left',
  },
  { key: 'to', label: 'To', value: ({ to }) => BREAKER_LOOKS[to].word, width: '7rem' },
  {
    key: 'reason',
    label: 'Reason',
    value: ({ reason }) => reason,
    width: 'minmax(10rem, 3fr)',
    unknownBecause: 'No reason was told',
  },
  {
    key: 'instance',
    label: 'Instance',
    value: ({ instance }) => instance,
    show: 'medium',
    unknownBecause: 'No instance was named',
  },
];

/** What moved a breaker, newest first. */
export function BreakerMoves({ moves }: { moves: readonly Move[] }) {
  return (
    <DataTable
      noun="transitions"
      columns={MOVE_COLUMNS}
      rows={moves}
      rowKey={({ at, instance, to }) => `${at} ${instance} ${to}`}
      initialSort="-at"
      empty={null}
    />
  );
}
