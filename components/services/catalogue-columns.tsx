import { Sparkline } from '@/components/charts/sparkline';
import type { Column } from '@/components/tables/column';
import { StateBadge } from '@/components/ui/state-badge';
import { HEALTHS } from '@/domain/services/health';
import type { ListedService, SeenPlace } from '@/domain/services/service-answer';
import { OutsideLink } from './outside-link';
import { SIGNAL_WORDS } from './signal-words';

export const CATALOGUE_COLUMNS: Column<ListedService>[] = [
  {
    key: 'service',
    label: 'Service',
    value: ({ service }) => service,
    width: 'minmax(7.5rem, 1.3fr)',
    cell: ({ service, description }) => (
      <span className="flex min-w-0 flex-col">
        <span className="truncate font-medium">{service}</span>
        {description === null ? null : (
          <span className="truncate text-small text-muted" title={description}>
            {description}
          </span>
        )}
      </span>
    ),
  },
  {
    key: 'state',
    label: 'State',
    value: ({ health }) => `${HEALTHS.indexOf(health)} ${health}`,
    width: '6.25rem',
    cell: ({ health }) => <StateBadge state={health} />,
  },
  {
    key: 'reason',
    label: 'Why',
    value: ({ reason }) => reason,
    width: 'minmax(9rem, 2.6fr)',
    unsorted: true,
    cell: ({ health, reason }) => (
      <span
        title={reason}
        className={`line-clamp-2 min-w-0 whitespace-normal text-small ${health === 'healthy' ? 'text-muted' : ''}`}
      >
        {reason}
      </span>
    ),
  },
  {
    key: 'owner',
    label: 'Owner',
    value: ({ ownerTeam }) => ownerTeam,
    unknownBecause: 'Nobody has named its owner',
    width: '5.5rem',
  },
  {
    key: 'tier',
    label: 'Tier',
    value: ({ tier }) => tier,
    unknownBecause: 'Nobody has said how much its loss costs',
    width: '2.5rem',
    show: 'medium',
  },
  {
    key: 'runbook',
    label: 'Runbook',
    value: ({ runbookUrl }) => runbookUrl,
    cell: ({ runbookUrl }) =>
      runbookUrl === null ? <Missing /> : <OutsideLink href={runbookUrl}>Runbook</OutsideLink>,
    width: '5rem',
    show: 'medium',
  },
  {
    key: 'repository',
    label: 'Code',
    value: ({ repositoryUrl }) => repositoryUrl,
    cell: ({ repositoryUrl }) =>
      repositoryUrl === null ? <Missing /> : <OutsideLink href={repositoryUrl}>Code</OutsideLink>,
    width: '3.5rem',
    show: 'wide',
  },
  {
    key: 'places',
    label: 'Runs',
    value: ({ places }) => (places.length === 0 ? null : places.map(placeText).join(', ')),
    unknownBecause: 'No signal told its environment or version within 30 days',
    width: 'minmax(6rem, 1fr)',
    show: 'wide',
  },
  {
    key: 'sends',
    label: 'Sends',
    value: ({ sends }) =>
      sends.length === 0 ? null : sends.map(({ signal }) => SIGNAL_WORDS[signal]).join(', '),
    unknownBecause: 'Nothing was heard of it within 30 days',
    width: 'minmax(5rem, 0.8fr)',
    show: 'wide',
  },
  {
    key: 'errors',
    label: 'Errors',
    value: ({ errorsTrend }) => errorsTrend.findLast((errors) => errors !== null) ?? null,
    unsorted: true,
    right: true,
    width: '4.5rem',
    show: 'medium',
    cell: ({ service, errorsTrend }) => (
      <Sparkline label={`Error lines of ${service}`} values={errorsTrend} width={64} />
    ),
  },
  {
    key: 'heard',
    label: 'Heard',
    value: ({ lastSeenAt }) => (lastSeenAt === null ? null : Date.parse(lastSeenAt)),
    time: true,
    width: '4.5rem',
    show: 'medium',
  },
];

/** "production 1.4.2"; what was not told is left out. */
export function placeText({ environment, version }: SeenPlace): string {
  return [environment, version].filter((part) => part !== null).join(' ');
}

function Missing() {
  return (
    <span className="text-faint" title="Nobody has named it">
      –
    </span>
  );
}
