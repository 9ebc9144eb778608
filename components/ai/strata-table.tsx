'use client';
import { useMemo } from 'react';
import type { Column } from '@/components/tables/column';
import { DataTable } from '@/components/tables/data-table';
import { Nothing } from '@/components/ui/nothing';
import { RateValue } from '@/components/ui/rate-value';
import type { FeedbackComparison } from '@/domain/ai/acceptance-report';
import { quantityText } from '@/domain/quantities/format-quantity';
import { rateOf } from '@/domain/statistics/rate';

type Stratum = FeedbackComparison['strata'][number];

const VERDICT_WORDS = {
  better: 'better',
  worse: 'worse',
  inconclusive: 'not enough data',
};

function columnsOf(a: string, b: string): Column<Stratum>[] {
  const side = (key: 'a' | 'b', label: string): Column<Stratum> => ({
    key,
    label,
    value: (stratum) => rateOf(stratum[key]).value,
    unit: 'ratio',
    width: '11rem',
    cell: (stratum) => <RateValue rate={rateOf(stratum[key])} />,
  });
  return [
    {
      key: 'tenant',
      label: 'Tenant',
      value: ({ tenant }) => (tenant === '' ? 'not told' : tenant),
      width: 'minmax(8rem, 2fr)',
    },
    side('a', a),
    side('b', b),
    {
      key: 'difference',
      label: 'Difference',
      value: ({ difference }) => difference,
      unit: 'ratio',
      width: '11rem',
      unknownBecause: 'One side has no judged answer',
      cell: ({ difference, low, high }) =>
        difference === null || low === null || high === null ? (
          <span className="text-faint">no data</span>
        ) : (
          <span
            title={`95% interval ${quantityText(low, 'ratio')} to ${quantityText(high, 'ratio')}`}
          >
            {difference > 0 ? '+' : difference < 0 ? '−' : ''}
            {quantityText(Math.abs(difference), 'ratio')}
          </span>
        ),
    },
    {
      key: 'verdict',
      label: 'Verdict',
      value: ({ verdict }) => VERDICT_WORDS[verdict],
      show: 'medium',
      width: '9rem',
    },
  ];
}

/** A comparison tenant by tenant, so that who was asked is not taken for how good the answers are. */
export function StrataTable({
  comparison: { a, b },
  strata,
}: {
  comparison: { a: string; b: string };
  strata: readonly Stratum[];
}) {
  const columns = useMemo(() => columnsOf(a, b), [a, b]);
  return (
    <div className="-mx-gutter">
      <DataTable
        noun="tenants compared"
        columns={columns}
        rows={strata}
        rowKey={({ tenant }) => tenant}
        sortParam="tenant_sort"
        empty={<Nothing kind="none">No tenant has data.</Nothing>}
      />
    </div>
  );
}
