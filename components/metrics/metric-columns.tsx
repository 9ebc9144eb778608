import type { Column } from '@/components/tables/column';
import type { MetricAnswer } from '@/domain/metrics/metric-answers';

export const METRIC_COLUMNS: readonly Column<MetricAnswer>[] = [
  {
    key: 'name',
    label: 'Metric',
    value: (row) => row.name,
    cell: (row) => <span className="break-all font-mono">{row.name}</span>,
    width: 'minmax(10rem, 3fr)',
  },
  { key: 'type', label: 'Type', value: (row) => row.type, width: '6rem' },
  {
    key: 'unit',
    label: 'Unit',
    value: (row) => row.unit,
    unknownBecause: 'Its sender names none.',
    show: 'medium',
  },
  { key: 'series', label: 'Series', value: (row) => row.series, unit: 'count' },
  { key: 'seen', label: 'Last seen', value: (row) => Date.parse(row.lastSeenAt), time: true },
];

interface DerivedRow {
  id: string;
  name: string;
  expression: string;
}

export const DERIVED_COLUMNS: readonly Column<DerivedRow>[] = [
  { key: 'name', label: 'Name', value: (row) => row.name, width: 'minmax(8rem, 1fr)' },
  {
    key: 'expression',
    label: 'Made of',
    value: (row) => row.expression,
    cell: (row) => <span className="break-all font-mono">{row.expression}</span>,
    width: 'minmax(10rem, 3fr)',
  },
];
