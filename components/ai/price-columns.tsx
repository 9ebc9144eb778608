import type { Column } from '@/components/tables/column';
import type { AiSettings } from '@/domain/ai/ai-settings';
import type { Price } from '@/domain/ai/prices/price-table';

function columnsOf<Row extends Price>(): Column<Row>[] {
  const price = (
    key: string,
    label: string,
    value: (row: Row) => number | null,
    show: Column<Row>['show'],
  ): Column<Row> => ({
    key,
    label,
    value,
    unit: 'usd',
    show,
    width: '6.5rem',
    unknownBecause: 'Costs what other tokens cost',
  });
  return [
    { key: 'model', label: 'Model', value: ({ model }) => model, width: 'minmax(9rem, 2fr)' },
    { key: 'from', label: 'From', value: ({ from }) => from, width: '7rem' },
    {
      key: 'provider',
      label: 'Provider',
      value: ({ provider }) => provider ?? 'any',
      show: 'wide',
      width: '7rem',
    },
    price('input', 'Input', (row) => row.inputPerMillion, 'always'),
    price('output', 'Output', (row) => row.outputPerMillion, 'always'),
    price('read', 'Cache read', (row) => row.cachedReadPerMillion, 'medium'),
    price('write', 'Cache write', (row) => row.cachedWritePerMillion, 'medium'),
    price('reasoning', 'Reasoning', (row) => row.reasoningPerMillion, 'wide'),
  ];
}

export const starterPriceColumns = columnsOf<Price>();
export const ownPriceColumns = columnsOf<AiSettings['prices'][number]>();
