'use client';
import type { ReactNode } from 'react';
import { Select } from '@/components/ui/select';
import { quantityText } from '@/domain/quantities/format-quantity';
import type { Column } from './column';
import { ExportRows } from './export-rows';
import { nextSort } from './sort-rows';

interface TableBarProps<Row> {
  noun: string;
  rows: readonly Row[];
  columns: ReadonlyArray<Column<Row>>;
  sort: string;
  onSort: (sort: string) => void;
  /** Filters of the list, at the left. */
  children?: ReactNode | undefined;
}

/** Over the rows: filters, how many there are, what they are sorted by where no head says so, and the way to a file. */
export function TableBar<Row>({ noun, rows, columns, sort, onSort, children }: TableBarProps<Row>) {
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 px-gutter py-1">
      {children}
      <span role="status" className="text-small text-muted tabular-nums">
        {quantityText(rows.length)} {noun}
      </span>
      <div className="ml-auto flex items-center gap-2">
        <Select
          aria-label={`Sort ${noun} by`}
          className="@2xl:hidden"
          value={sort}
          onChange={(event) => onSort(event.target.value)}
          options={sortChoices(columns)}
        />
        <ExportRows noun={noun} rows={rows} columns={columns} />
      </div>
    </div>
  );
}

function sortChoices<Row>(columns: ReadonlyArray<Column<Row>>) {
  const choices = columns
    .filter(({ unsorted }) => !unsorted)
    .flatMap((column) => {
      const first = nextSort(column, '');
      return [first, nextSort(column, first)].map((value) => ({
        value,
        label: `${column.label} ${value.startsWith('-') ? '↓' : '↑'}`,
      }));
    });
  return [{ value: '', label: 'Sort by …' }, ...choices];
}
