import Link from 'next/link';
import type { Column } from '@/components/tables/column';
import { StateBadge } from '@/components/ui/state-badge';
import type { ServiceSignal } from '@/domain/services/service-signals';
import type { ServiceState } from '@/domain/services/service-state';
import { HealthIcon } from './health-icon';
import { signalHref } from './overview-links';

const signals: ReadonlyArray<{ signal: ServiceSignal; label: string; show?: 'medium' | 'wide' }> = [
  { signal: 'logs', label: 'Errors' },
  { signal: 'queues', label: 'Queues' },
  { signal: 'breakers', label: 'Breakers', show: 'medium' },
  { signal: 'ai', label: 'AI', show: 'wide' },
  { signal: 'delivery', label: 'Delivery', show: 'medium' },
];

/** A service a row, a signal a column: each cell says how the signal stands to its usual, and leads to it. */
export function serviceColumns(project: string): Array<Column<ServiceState>> {
  return [
    {
      key: 'service',
      label: 'Service',
      value: ({ service }) => service,
      width: 'minmax(8rem,1fr)',
    },
    {
      key: 'health',
      label: 'State',
      value: ({ health }) => health,
      cell: ({ health }) => <StateBadge state={health} />,
      width: '7rem',
    },
    {
      key: 'owner',
      label: 'Owner',
      value: ({ ownerTeam }) => ownerTeam,
      unknownBecause: 'Nobody has named its owner',
      width: '7rem',
      show: 'medium',
    },
    ...signals.map(
      ({ signal, label, show }): Column<ServiceState> => ({
        key: signal,
        label,
        value: ({ signals: { [signal]: state } }) =>
          state === null ? null : `${state.health}: ${state.reason}`,
        cell: ({ service, signals: { [signal]: state } }) =>
          state === null ? null : (
            <Link
              href={signalHref(project, service, signal)}
              title={state.reason}
              className="flex min-w-0 items-center gap-1.5 hover:underline"
            >
              <HealthIcon health={state.health} className="size-3.5" />
              <span className={`truncate ${state.health === 'healthy' ? 'text-muted' : ''}`}>
                {state.reason}
              </span>
            </Link>
          ),
        unknownBecause: 'It has never sent this signal',
        width: 'minmax(8rem,1.6fr)',
        unsorted: true,
        ...(show === undefined ? {} : { show }),
      }),
    ),
  ];
}
