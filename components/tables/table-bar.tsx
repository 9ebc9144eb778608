'use client';
import type { ReactNode } from 'react';
import { quantityText } from '@/domain/quantities/format-quantity';
import type { Column } from './column';
import { ExportRows } from './export-rows';
import { SortMenu } from './sort-menu';

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
        {quantityText(rows.length)} {rows.length === 1 ? singular(noun) : noun}
      </span>
      <div className="ml-auto flex items-center gap-1">
        <SortMenu noun={noun} columns={columns} sort={sort} onSort={onSort} />
        <ExportRows noun={noun} rows={rows} columns={columns} />
      </div>
    </div>
  );
}

/** "rows left out" of one is "row left out". */
function singular(noun: string): string {
  return noun.replace(/s(?= |$)/, '');
}
