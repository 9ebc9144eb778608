'use client';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { classNames } from '@/components/ui/class-names';
import { type Column, standsRight } from './column';
import { GRID_ROW, shownFrom } from './column-tracks';
import { nextSort, readSort } from './sort-rows';

interface TableHeadProps<Row> {
  columns: ReadonlyArray<Column<Row>>;
  sort: string;
  onSort: (sort: string) => void;
}

/** Names of the columns, each a button that sorts by it; it stays under the page's header while the page scrolls. */
export function TableHead<Row>({ columns, sort, onSort }: TableHeadProps<Row>) {
  const sorted = readSort(sort);
  return (
    <thead className="sticky top-(--page-header,0px) z-10 hidden bg-canvas @2xl:block">
      <tr
        className={classNames(
          'h-7 items-center gap-x-4 border-line border-b px-gutter text-left text-small text-muted',
          GRID_ROW,
        )}
      >
        {columns.map((column) => {
          const chosen = sorted?.key === column.key && !column.unsorted;
          const direction = sorted?.descending ? 'descending' : 'ascending';
          return (
            <th
              key={column.key}
              scope="col"
              aria-sort={chosen ? direction : undefined}
              className={classNames(
                'flex min-w-0 font-medium',
                standsRight(column) && 'justify-end text-right',
                shownFrom(column),
              )}
            >
              {column.unsorted ? (
                <span className="truncate">{column.label}</span>
              ) : (
                <SortButton
                  label={column.label}
                  direction={chosen ? direction : null}
                  right={standsRight(column)}
                  onClick={() => onSort(nextSort(column, sort))}
                />
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

interface SortButtonProps {
  label: string;
  direction: 'ascending' | 'descending' | null;
  right: boolean;
  onClick: () => void;
}

function SortButton({ label, direction, right, onClick }: SortButtonProps) {
  const Icon = direction === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      title={`Sort by ${label}`}
      onClick={onClick}
      className={classNames(
        'group/sort -mx-1 inline-flex h-6 min-w-0 items-center gap-0.5 rounded-sm px-1 hover:text-ink',
        right && 'flex-row-reverse',
        direction && 'text-ink',
      )}
    >
      <span className="truncate">{label}</span>
      <Icon
        aria-hidden
        className={classNames(
          'size-3 shrink-0',
          direction === null && 'opacity-0 group-hover/sort:opacity-50',
        )}
      />
    </button>
  );
}
