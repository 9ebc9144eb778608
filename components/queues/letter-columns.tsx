import type { Column } from '@/components/tables/column';
import { StateBadge } from '@/components/ui/state-badge';
import type { LetterGroup } from '@/domain/queues/queue-answer';

/** Groups of dead letters: by error and version of the producer. */
export const LETTER_COLUMNS: Column<LetterGroup>[] = [
  {
    key: 'error',
    label: 'Error',
    value: ({ errorType, error }) => (errorType === null ? error : `${errorType}: ${error}`),
    width: 'minmax(12rem, 3fr)',
    cell: ({ errorType, error }) => (
      <span title={error}>
        {errorType === null ? null : <span className="font-medium">{errorType} </span>}
        <span className={errorType === null ? 'font-medium' : 'text-muted'}>{error}</span>
      </span>
    ),
  },
  {
    key: 'handled',
    label: 'State',
    value: ({ open }) => (open > 0 ? 1 : 0),
    width: '6rem',
    cell: ({ open, handledAt }) =>
      open > 0 ? (
        <StateBadge state="failing" word={handledAt === null ? 'Open' : 'Open again'} />
      ) : (
        <StateBadge state="healthy" word="Handled" />
      ),
  },
  { key: 'open', label: 'Open', value: ({ open }) => open, unit: 'count', width: '4.5rem' },
  {
    key: 'count',
    label: 'Told',
    value: ({ count }) => count,
    unit: 'count',
    width: '4.5rem',
    show: 'medium',
  },
  {
    key: 'version',
    label: 'Producer',
    value: ({ producerVersion }) => producerVersion,
    width: '6.5rem',
    show: 'medium',
    unknownBecause: 'Nobody told the producer’s version',
  },
  {
    key: 'first',
    label: 'First failed',
    value: ({ firstFailedAt }) => Date.parse(firstFailedAt),
    time: true,
    width: '6.5rem',
    show: 'medium',
  },
  {
    key: 'last',
    label: 'Last failed',
    value: ({ lastFailedAt }) => Date.parse(lastFailedAt),
    time: true,
    width: '6.5rem',
  },
  {
    key: 'owner',
    label: 'Owner',
    value: ({ ownerName }) => ownerName,
    width: '6.5rem',
    show: 'wide',
    unknownBecause: 'Nobody looks after it yet',
  },
];
