'use client';
import type { ReactNode } from 'react';
import type { Column } from '@/components/tables/column';
import { DataTable } from '@/components/tables/data-table';
import { Nothing } from '@/components/ui/nothing';
import type { ListedDeployment } from '@/domain/delivery/deployment-list';
import { DeploymentBadge, deploymentWord } from './deployment-looks';

const COLUMNS: readonly Column<ListedDeployment>[] = [
  {
    key: 'version',
    label: 'Version',
    value: ({ version, sha }) => version ?? sha.slice(0, 12),
    cell: ({ version, sha }) => <code>{version ?? sha.slice(0, 12)}</code>,
    width: 'minmax(7rem, 1fr)',
  },
  {
    key: 'service',
    label: 'Service',
    value: ({ service }) => service,
    width: 'minmax(8rem, 0.8fr)',
  },
  {
    key: 'environment',
    label: 'Environment',
    value: ({ environment }) => environment,
    show: 'medium',
  },
  {
    key: 'status',
    label: 'Status',
    value: deploymentWord,
    cell: (row) => <DeploymentBadge deployment={row} />,
    width: 'minmax(8.5rem, 0.8fr)',
  },
  {
    key: 'changes',
    label: 'What changed',
    value: ({ titles }) => titles.join('; '),
    cell: (row) => <WhatChanged row={row} />,
    width: 'minmax(10rem, 3fr)',
    show: 'medium',
  },
  {
    key: 'incidents',
    label: 'Incidents',
    value: ({ incidents }) => incidents,
    unit: 'count',
    show: 'wide',
  },
  {
    key: 'duration',
    label: 'Took',
    value: ({ durationSeconds }) => durationSeconds,
    unit: 's',
    unknownBecause: 'Its beginning or end was not told',
    show: 'wide',
  },
  {
    key: 'at',
    label: 'When',
    value: ({ at }) => (at === null ? null : Date.parse(at)),
    time: true,
  },
];

/** A month of a busy team is hundreds; whoever looks for one narrows, sorts or asks for more. */
export const LISTED_AT_ONCE = 25;

function WhatChanged({ row }: { row: ListedDeployment }): ReactNode {
  const { changeCount, titles } = row;
  if (changeCount === null) return <span className="text-muted">not known</span>;
  if (changeCount === 0) return <span className="text-muted">nothing</span>;
  const more = changeCount - titles.length;
  return (
    <span className="truncate" title={titles.join('\n')}>
      {titles.join('; ')}
      {more > 0 ? <span className="text-muted">; {more} more</span> : null}
    </span>
  );
}

interface DeploymentsTableProps {
  rows: readonly ListedDeployment[] | undefined;
  openRef: string;
  onOpen: (ref: string) => void;
}

/** The deployments of the range. */
export function DeploymentsTable({ rows, openRef, onOpen }: DeploymentsTableProps) {
  return (
    <DataTable
      noun="deployments"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ ref }) => ref}
      onOpen={({ ref }) => onOpen(ref)}
      openKey={openRef || undefined}
      initialSort="-at"
      pageRows={LISTED_AT_ONCE}
      empty={<Nothing kind="filtered">Nothing was deployed here in this time.</Nothing>}
    />
  );
}
