'use client';
import type { Column } from '@/components/tables/column';
import { DataTable } from '@/components/tables/data-table';
import { Badge } from '@/components/ui/badge';
import { Nothing } from '@/components/ui/nothing';
import type { DeliveryMetric } from '@/domain/delivery/delivery-metrics';
import type { ExcludedMetricRow, IncludedRow } from '@/domain/delivery/delivery-report';
import { LISTED_AT_ONCE } from './deployments-table';
import { METRIC_WORDS } from './metric-words';

type AnyRow = IncludedRow | ExcludedMetricRow;

const name = ({ title, id, sha, version }: AnyRow) =>
  title ?? (id === sha ? sha.slice(0, 12) : (version ?? sha.slice(0, 12)));
const timeOf = ({ at }: AnyRow) => (at === null ? null : Date.parse(at));

function placeColumns<Row extends AnyRow>(): Column<Row>[] {
  return [
    { key: 'what', label: 'What', value: name, width: 'minmax(9rem, 2fr)' },
    { key: 'service', label: 'Service', value: ({ service }) => service },
    {
      key: 'environment',
      label: 'Environment',
      value: ({ environment }) => environment,
      show: 'wide',
    },
    { key: 'at', label: 'Deployed', value: timeOf, time: true, show: 'medium' },
  ];
}

const PLACE = placeColumns<IncludedRow>();
const SECONDS: Column<IncludedRow> = {
  key: 'seconds',
  label: 'Time',
  value: ({ seconds }) => seconds,
  unit: 's',
};
const NOTE: Column<IncludedRow> = {
  key: 'note',
  label: 'Why',
  value: ({ note }) => note ?? '',
  show: 'medium',
};

function part(key: keyof NonNullable<IncludedRow['parts']>, label: string): Column<IncludedRow> {
  return { key, label, value: ({ parts }) => parts?.[key] ?? null, unit: 's', show: 'wide' };
}

function counts(word: string, otherwise: string): Column<IncludedRow> {
  return {
    key: 'counts',
    label: 'Counts',
    value: (row) => (row.counts ? word : otherwise),
    cell: (row) => (row.counts ? <Badge tone="failing">{word}</Badge> : <span>{otherwise}</span>),
  };
}

const COLUMNS: Record<DeliveryMetric, readonly Column<IncludedRow>[]> = {
  leadTime: [
    ...PLACE,
    SECONDS,
    part('codingSeconds', 'Coding'),
    part('reviewSeconds', 'Review'),
    part('waitingSeconds', 'Waiting'),
    part('deployingSeconds', 'Deploying'),
  ],
  deploymentFrequency: PLACE,
  changeFailRate: [...PLACE, counts('failed', 'went well'), NOTE],
  recoveryTime: [...PLACE, SECONDS, NOTE],
  reworkRate: [...PLACE, counts('rework', 'planned'), NOTE],
};

const EXCLUDED: readonly Column<ExcludedMetricRow>[] = [
  ...placeColumns<ExcludedMetricRow>(),
  {
    key: 'reason',
    label: 'Why it is left out',
    value: ({ message }) => message,
    width: 'minmax(10rem, 3fr)',
  },
];

interface RowsProps<Row> {
  rows: readonly Row[];
  onOpen: (ref: string) => void;
}

/** What a metric is made of. */
export function IncludedRows({
  metric,
  rows,
  onOpen,
}: RowsProps<IncludedRow> & { metric: DeliveryMetric }) {
  return (
    <DataTable
      noun={METRIC_WORDS[metric].row}
      columns={COLUMNS[metric]}
      rows={rows}
      rowKey={({ ref, id }) => `${ref} ${id}`}
      onOpen={({ ref }) => onOpen(ref)}
      initialSort="-at"
      pageRows={LISTED_AT_ONCE}
      empty={<Nothing kind="unknown">Nothing in this time tells it.</Nothing>}
    />
  );
}

/** What a metric leaves out, each with the reason. */
export function ExcludedRows({ rows, onOpen }: RowsProps<ExcludedMetricRow>) {
  return (
    <DataTable
      noun="rows left out"
      columns={EXCLUDED}
      rows={rows}
      rowKey={({ ref, id, reason }) => `${ref} ${id} ${reason}`}
      onOpen={({ ref }) => onOpen(ref)}
      initialSort="-at"
      pageRows={LISTED_AT_ONCE}
      empty={<Nothing kind="zero">Nothing is left out.</Nothing>}
    />
  );
}
